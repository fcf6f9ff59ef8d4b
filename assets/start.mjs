/** Dash begins when everything it needs is there: this module stands after its scripts, and all of them keep order. */
new window.DashRenderer();
