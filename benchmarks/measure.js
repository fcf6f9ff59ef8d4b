/**
 * Runs in the measured page before anything of its own: keeps the moments of loading, times each click from the
 * pointer's release to the last change of the two panels, and records frames while a hand moves.
 * All times are ms on the page's own clock.
 */
(() => {
  if (window.top !== window) return;
  const bench = (window.bench = { cls: 0 });
  let isStanding = false;
  let isAnswered = false;
  bench.picture = new Promise((resolve) => {
    bench.tellPicture = resolve;
  });
  bench.answered = new Promise((resolve) => {
    bench.tellAnswered = resolve;
  });
  setTimeout(() => [bench.tellPicture, bench.tellAnswered].forEach((tell) => tell(null)), 120_000);

  /** Each way of drawing: is its picture there, where do its agents stand on the screen, where is ground. */
  const cy = () => {
    bench.cy ??= [...document.querySelectorAll("#graph, #graph *")].find((one) => one._cyreg)?._cyreg.cy;
    return bench.cy;
  };
  const plot = () => document.querySelector("#graph .js-plotly-plot");
  const kinds = {
    figtrace: {
      stands: () => document.querySelector("#picture .stage + *"),
      first: () => document.querySelector("#picture .agent"),
      agents: () => [...document.querySelectorAll("#picture .agent")].map((one) => [one.dataset.agent, middle(one)]),
      isGround: (x, y) => {
        const at = document.elementFromPoint(x, y);
        return Boolean(at?.closest(".stage")) && !at.closest("[role=option]");
      },
      isHit: (key, x, y) => document.elementFromPoint(x, y)?.closest("[role=option]")?.dataset.agent === key,
    },
    page: {
      stands: () => document.querySelector("#graph button"),
      first: () => document.querySelector("#graph button"),
      agents: () => [...document.querySelectorAll("#graph button")].map((one) => [one.id, middle(one)]),
      isGround: (x, y) => !document.elementFromPoint(x, y)?.closest("button, aside"),
      isHit: (key, x, y) => document.elementFromPoint(x, y)?.closest("button")?.id === key,
    },
    cytoscape: {
      stands: () => cy()?.nodes().length && document.querySelector("#graph canvas"),
      agents: () => cy().nodes().map((node) => [node.id(), offset(document.querySelector("#graph"), node.renderedPosition())]),
      isGround: (x, y) => isFar(kinds.cytoscape.agents(), x, y),
      isHit: (key, x, y) => document.elementFromPoint(x, y)?.tagName === "CANVAS" && isTop(cy().getElementById(key), x, y),
    },
    plotly: {
      stands: () => plot()?.querySelector(".points path, .points .point"),
      agents: () => {
        const { xaxis, yaxis } = plot()._fullLayout;
        const drawn = plot().data.at(-1);
        const at = { x: xaxis._offset, y: yaxis._offset };
        return drawn.customdata.map((key, i) => [
          key,
          offset(plot(), { x: at.x + xaxis.l2p(value(drawn.x, i)), y: at.y + yaxis.l2p(value(drawn.y, i)) }),
        ]);
      },
      isGround: (x, y) => isFar(kinds.plotly.agents(), x, y),
      isHit: (key, x, y) => plot().contains(document.elementFromPoint(x, y)) && isFar(others(key), x, y, 10),
    },
  };

  const middle = (element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2 };
  };
  const offset = (element, { x, y }) => {
    const { left, top } = element.getBoundingClientRect();
    return { x: left + x, y: top + y };
  };
  /** Plotly keeps numbers as they came, or in its own packed form. */
  const value = (numbers, i) => (numbers._inputArray ?? numbers)[i];
  const isFar = (agents, x, y, gap = 40) => agents.every(([, at]) => Math.hypot(at.x - x, at.y - y) > gap);
  const others = (key) => kind().agents().filter(([one]) => one !== key);
  /** No node that is drawn later lies there. */
  const isTop = (node, x, y) => {
    const { left, top } = document.querySelector("#graph").getBoundingClientRect();
    const all = cy().nodes();
    return all.slice(all.indexOf(node) + 1).every((one) => {
      const { x1, x2, y1, y2 } = one.renderedBoundingBox({ includeLabels: false });
      return x < left + x1 - 2 || x > left + x2 + 2 || y < top + y1 - 2 || y > top + y2 + 2;
    });
  };
  const isSeen = ({ x, y }) => x > 4 && y > 4 && x < innerWidth - 4 && y < innerHeight - 4;
  const kind = () => kinds[window.benchKind];
  /** Called at the beginning of a frame: tells when that frame has been painted. */
  const frameEnd = (tell) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => tell(performance.now());
    channel.port2.postMessage(0);
  };
  const painted = (tell) => requestAnimationFrame(() => frameEnd(tell));

  /** Up to n agents that a click would really reach, spread over all of them. */
  bench.points = (n) => {
    const seen = kind().agents().filter(([, at]) => isSeen(at));
    const step = Math.max(1, Math.floor(seen.length / (3 * n)));
    const hit = seen.filter(([key, at], i) => i % step === 0 && kind().isHit(key, at.x, at.y));
    const every = Math.max(1, Math.floor(hit.length / n));
    return hit.filter((_, i) => i % every === 0).slice(0, n).map(([key, { x, y }]) => ({ key, x, y }));
  };

  /** A place of the graph where nothing is drawn. */
  bench.ground = () => {
    const box = (document.querySelector("#picture .stage") ?? document.querySelector("#graph")).getBoundingClientRect();
    for (let i = 1; i < 40; i += 1) {
      for (let j = 1; j < 40; j += 1) {
        const [x, y] = [box.left + (box.width * ((i * 7) % 40)) / 40, box.top + (Math.min(box.height, innerHeight - box.top) * ((j * 11) % 40)) / 40];
        const isInside = x > box.left + 8 && y > box.top + 8 && x < box.right - 8 && y < Math.min(box.bottom, innerHeight) - 8;
        if (isInside && kind().isGround(x, y)) return { x, y };
      }
    }
    return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
  };

  /** Get ready for one click; the promise tells what it took, or null after `patience` ms. */
  bench.arm = (patience) => {
    const panels = ["#details", "#evidence"].map((one) => document.querySelector(one));
    const was = panels[0].textContent;
    let released = null;
    let last = null;
    let frame = null;
    bench.answer = new Promise((resolve) => {
      const watch = new MutationObserver(() => {
        last = performance.now();
        if (panels[0].textContent === was) return;
        const at = last;
        painted((drawn) => {
          frame = drawn;
          requestAnimationFrame(() => at === last && done({ text: last - released, frame: frame - released }));
        });
      });
      const up = (event) => {
        released = event.timeStamp;
      };
      const done = (told) => {
        clearTimeout(late);
        watch.disconnect();
        window.removeEventListener("pointerup", up, true);
        resolve(told);
      };
      const late = setTimeout(() => done(null), patience);
      window.addEventListener("pointerup", up, true);
      for (const one of panels) watch.observe(one, { childList: true, characterData: true, attributes: true, subtree: true });
    });
  };

  /** Start and stop recording frames; the second call gives the times between them. */
  bench.record = () => {
    const times = [];
    let on = true;
    const tick = (time) => {
      times.push(time);
      if (on) requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
    bench.stop = () => {
      on = false;
      return times.slice(1).map((time, i) => time - times[i]);
    };
  };

  /** Nothing left to do: two frames in a row that came in time after an idle moment. */
  bench.calm = () =>
    new Promise((resolve) => requestIdleCallback(() => requestAnimationFrame(() => requestAnimationFrame(resolve)), { timeout: 3000 }));

  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) bench.cls += entry.value;
  }).observe({ type: "layout-shift", buffered: true });

  /** While the page loads: when the picture has been painted, and when, if asked, a first click is answered. */
  const follow = () => {
    const drawn = kind();
    if (!isStanding && drawn.stands()) {
      isStanding = true;
      frameEnd(bench.tellPicture);
    }
    if (isProbed && !isAnswered) {
      watch ??= watched();
      drawn.first()?.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
    }
    if (!isStanding || (isProbed && !isAnswered)) requestAnimationFrame(follow);
  };
  const isProbed = Boolean(window.benchProbe);
  let watch = null;
  /** One click a frame, until the details change. */
  const watched = () => {
    const details = document.querySelector("#details");
    if (!details) return null;
    const before = details.textContent;
    const observer = new MutationObserver(() => {
      if (details.textContent === before || /Fetching/.test(details.textContent)) return;
      isAnswered = true;
      bench.tellAnswered(performance.now());
      observer.disconnect();
    });
    observer.observe(details, { childList: true, characterData: true, subtree: true });
    return observer;
  };
  if (window.benchKind) requestAnimationFrame(follow);
})();
