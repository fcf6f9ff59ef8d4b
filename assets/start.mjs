/**
 * Dash begins when everything it needs is there: this module stands after its scripts, and all of them keep order.
 * The presenter's window needs none of it.
 */
if (!document.documentElement.dataset.presenter) new window.DashRenderer();
