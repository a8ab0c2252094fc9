// One picture in a frame: OpenSeadragon asks for the tiles that are in view, and the door decides on each. Turning and
// brightness change the view alone. It is never mirrored: left must stay left.
// `said` is where the page speaks to whoever looks.
const ARROWS = new Set(['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight']);

// OpenSeadragon would write a style into the page, which the site's policy allows to nobody. It does not where it finds
// one; this is none, as it is not of HTML.
const unwritten = document.createElementNS('urn:none', 'style');
unwritten.setAttribute('data-openseadragon-mobile-css', '');
document.head.append(unwritten);

export const open = (frame, said, options = {}) => {
  const { tiles, width, height, levels, side } = frame.dataset;
  const viewer = OpenSeadragon({
    element: frame,
    showNavigationControl: false,
    maxZoomPixelRatio: 4, // closer shows squares, not more of the patient
    gestureSettingsMouse: { clickToZoom: false, dblClickToZoom: true },
    gestureSettingsTouch: { pinchRotate: true },
    gestureSettingsPen: { clickToZoom: false },
    rotationIncrement: 90,
    ...options,
    tileSources: {
      width: Number(width),
      height: Number(height),
      tileSize: Number(side),
      minLevel: 0,
      maxLevel: levels - 1,
      getTileUrl: (level, column, row) => `${tiles}${level}/${column}_${row}`,
    },
  });
  viewer.canvas.setAttribute('role', 'application');
  viewer.canvas.setAttribute('aria-label', `${frame.getAttribute('aria-label')}. Arrow keys move it, question mark lists all keys.`);
  // Of its own keys only those that move the picture are left to OpenSeadragon.
  viewer.addHandler('canvas-key', (event) => {
    event.preventDefaultAction = event.preventDefaultAction || !ARROWS.has(event.originalEvent.key);
  });
  viewer.addHandler('open', () => {
    frame.dataset.ready = 'yes';
  });
  viewer.addHandler('tile-load-failed', () => {
    said.textContent = 'Part of the picture was not handed over: something has changed, or you were away too long. Load the page again to see why.';
  });
  return viewer;
};

/** What can be done to the picture that `which` gives. */
export const acts = (which) => {
  const view = () => which().viewport;
  const step = (factor) => view().zoomBy(factor).applyConstraints();
  return {
    closer: () => step(1.5),
    further: () => step(1 / 1.5),
    whole: () => view().setRotation(0).goHome(),
    pixels: () => view().zoomTo(view().imageToViewportZoom(1)),
    turn: () => view().rotateBy(90),
    'turn-left': () => view().rotateBy(-1),
    'turn-right': () => view().rotateBy(1),
  };
};

export const KEYS = { '+': 'closer', '=': 'closer', '-': 'further', 0: 'whole', 1: 'pixels', r: 'turn', ',': 'turn-left', '.': 'turn-right' };

/** Buttons with `data-act`, and the same by key; both wherever the focus is, but for what is being filled in. */
export const offer = (bar, done, keys) => {
  bar.hidden = false;
  document.addEventListener('click', (event) => {
    const act = event.target.closest?.('[data-act]')?.dataset.act;
    if (act) done[act]?.();
  });
  document.addEventListener('keydown', (event) => {
    const filling = event.target.closest('input:not([type=range]), dialog');
    const pressing = event.key === 'Enter' && event.target.closest('a, button, summary'); // it has a meaning of its own
    const busy = event.altKey || event.ctrlKey || event.metaKey || filling || pressing;
    const act = !busy && keys[event.key];
    if (act && done[act]) {
      event.preventDefault();
      done[act]();
    }
  });
};

/** The share of its own size at which a picture is shown, told as it changes. */
export const tellScale = (viewer, place) => {
  const tell = () => {
    place.textContent = `Shown at ${Math.round(viewer.viewport.viewportToImageZoom(viewer.viewport.getZoom()) * 100)} %`;
  };
  viewer.addHandler('zoom', tell);
  viewer.addHandler('open', tell);
};

export const brighten = (viewer, slider) => {
  slider.addEventListener('input', () => {
    viewer.drawer.canvas.style.filter = `brightness(${slider.value}%)`;
  });
};

/** The list of keys: a dialog, opened by its button or by a question mark. */
export const listKeys = (dialog) => () => (dialog.open ? dialog.close() : dialog.showModal());
