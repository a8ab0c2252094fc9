// Prints the page for whoever presses the button.
document.querySelector('[data-print]').addEventListener('click', () => window.print());
