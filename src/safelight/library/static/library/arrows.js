// The arrow keys turn to the earlier and the later photograph, as the links do.
const KEYS = { ArrowLeft: 'prev', ArrowRight: 'next' };

document.addEventListener('keydown', (event) => {
  const busy = event.altKey || event.ctrlKey || event.metaKey || event.target.closest('input, textarea, select');
  const link = busy ? null : document.querySelector(`a[rel="${KEYS[event.key]}"]`);
  if (link) {
    link.click();
  }
});
