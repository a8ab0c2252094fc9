// Looks closely at one photograph, and measures in it.
import { acts, brighten, KEYS, listKeys, offer, open, tellScale } from './viewing.js';
import { measuring } from './measuring.js';

const frame = document.querySelector('[data-close-up]');
const panel = document.querySelector('[data-panel]');
const said = document.querySelector('[data-said]');
const asks = panel.querySelector('[data-asks]');
const viewer = open(frame, said, { showNavigator: matchMedia('(min-width: 48em)').matches });
const measure = measuring(viewer, frame, said, panel);

panel.hidden = false;
offer(
  document.querySelector('[data-acts]'),
  { ...acts(() => viewer), ...measure.acts, keys: listKeys(document.querySelector('[data-keys]')) },
  { ...KEYS, ...measure.keys, '?': 'keys' },
);
brighten(viewer, document.querySelector('[data-brightness]'));
tellScale(viewer, document.querySelector('[data-scale]'));

/** Kept with the photograph, if that was asked for; else for this view alone. */
asks.addEventListener('submit', async (event) => {
  event.preventDefault();
  const ruler = measure.use(asks.millimetres.valueAsNumber);
  if (!asks.keep?.checked) return;
  Object.entries({ from_x: ruler.from.x, from_y: ruler.from.y, to_x: ruler.to.x, to_y: ruler.to.y }).forEach(([name, value]) => {
    asks.elements[name].value = value;
  });
  try {
    const answer = await fetch(asks.action, { method: 'POST', body: new FormData(asks), headers: { Accept: 'application/json' } });
    said.textContent = (await answer.json()).message;
  } catch {
    said.textContent = 'The scale holds for this view. It was not kept: the library did not answer. Set it again to keep it.';
  }
});
