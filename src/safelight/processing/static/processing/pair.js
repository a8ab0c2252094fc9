// One click from a processed picture to its original, in the same place; both side by side to begin with.
const which = document.querySelector('[data-which]');
const pair = document.querySelector('[data-pair]');

which.hidden = false;
which.addEventListener('click', (event) => {
  const chosen = event.target.closest('[data-shows]');
  if (!chosen) {
    return;
  }
  pair.dataset.pair = chosen.dataset.shows;
  for (const each of which.querySelectorAll('[data-shows]')) {
    each.setAttribute('aria-pressed', String(each === chosen));
  }
});
