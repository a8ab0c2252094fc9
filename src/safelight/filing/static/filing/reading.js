// While scans of many pages are being read, the part of the page that shows how far they are follows.
const EVERY = 2000; // milliseconds

async function follow() {
  const shown = document.querySelector('[data-filed]');
  // Nothing is taken from under somebody who is in it with the keyboard.
  if (shown.hasAttribute('data-busy') && !shown.contains(document.activeElement)) {
    const now = await drawn().catch(() => null); // a connection that broke is tried again
    if (now) shown.replaceWith(now);
  }
  setTimeout(follow, EVERY);
}

async function drawn() {
  const answer = await fetch(window.location.pathname, { headers: { Accept: 'text/html' } });
  if (!answer.ok) return null;
  return new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('[data-filed]');
}

follow();
