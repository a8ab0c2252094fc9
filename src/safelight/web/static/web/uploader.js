// Sends the photographs of a form one by one, and says beside each name what became of it.
// Without scripts the form sends them all at once and a page answers. Names are shown as text, never as markup.
import { send } from './sending.js';

const AT_ONCE = 2;
const WORDS = {
  filed: 'Filed', reading: 'Being read', 'to-read': 'To be read', known: 'Already here', refused: 'Refused', broken: 'Not sent',
  unanswered: 'Not answered', cancelled: 'Cancelled',
};
const CHANGING = ['filed', 'reading', 'to-read', 'unanswered']; // what the page shows may be another after these
const AGAIN = ['broken', 'unanswered', 'cancelled'];

class Uploader {
  constructor(form) {
    this.form = form;
    this.largest = Number(form.dataset.largest);
    this.list = form.querySelector('[data-uploads]');
    this.summary = form.querySelector('[data-summary]');
    this.waiting = [];
    this.sending = 0;
    this.outcomes = new Map();
    const input = form.querySelector('input[type="file"]');
    const chosen = () => {
      this.take([...input.files]);
      input.value = ''; // the same file may be chosen again
    };
    input.addEventListener('change', chosen);
    chosen(); // by whoever was quicker than this script
    form.querySelector('[data-send]').hidden = true; // each file goes as soon as it is chosen
    form.addEventListener('submit', (event) => event.preventDefault());
    this.listen(form.querySelector('[data-drop]'));
    window.addEventListener('beforeunload', (event) => {
      if (this.sending + this.waiting.length > 0) event.preventDefault();
    });
  }

  listen(zone) {
    const over = (on) => (event) => {
      event.preventDefault();
      zone.classList.toggle('sl-drop--over', on);
    };
    zone.addEventListener('dragover', over(true));
    zone.addEventListener('dragleave', over(false));
    zone.addEventListener('drop', (event) => {
      over(false)(event);
      this.take([...event.dataTransfer.files]);
    });
  }

  take(files) {
    for (const file of files) {
      const row = new Row(file);
      this.list.append(row.item);
      if (file.size > this.largest) this.settle(row, tooLarge(this.largest));
      else this.queue(row);
    }
  }

  queue(row) {
    this.outcomes.delete(row);
    row.offer('Cancel', () => {
      this.waiting = this.waiting.filter((each) => each !== row);
      this.settle(row, { outcome: 'cancelled', message: 'It was not sent.' });
    });
    row.say('', 'Waiting');
    this.waiting.push(row);
    this.next();
  }

  async next() {
    if (this.sending >= AT_ONCE || this.waiting.length === 0) return;
    const row = this.waiting.shift();
    this.sending += 1;
    const { finished, cancel } = send(this.form, row.file, (part) => row.progressed(part));
    row.offer('Cancel', cancel);
    const answer = await finished;
    this.sending -= 1;
    this.settle(row, answer);
    if (this.sending + this.waiting.length === 0) this.showFiled();
    this.next();
  }

  /** The part of the page that shows what is filed, as the server draws it now. */
  async showFiled() {
    const shown = document.querySelector('[data-filed]');
    if (!shown || ![...this.outcomes.values()].some((outcome) => CHANGING.includes(outcome))) return;
    const answer = await fetch(window.location.href, { headers: { Accept: 'text/html' } }).catch(() => null);
    if (!answer?.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const filed = page.querySelector('[data-filed]');
    if (filed) shown.replaceWith(filed);
  }

  settle(row, { outcome, message, findings = [], links = [], picture }) {
    this.outcomes.set(row, outcome);
    row.say(WORDS[outcome] || outcome, message);
    row.add(findings, links);
    if (picture) row.show(picture);
    row.finished();
    row.offer(AGAIN.includes(outcome) ? 'Try again' : null, () => this.queue(row));
    this.tell();
  }

  tell() {
    const counts = Object.entries(WORDS).map(([outcome, word]) => [
      [...this.outcomes.values()].filter((each) => each === outcome).length, word.toLowerCase(),
    ]);
    this.summary.textContent = counts.filter(([count]) => count > 0).map((each) => each.join(' ')).join(', ');
  }
}

/** One file of the list: its name, how far it has come, what was said of it, and one button. */
class Row {
  constructor(file) {
    this.file = file;
    this.item = element('li', 'sl-upload');
    this.progress = Object.assign(element('progress'), { max: 100, value: 0 });
    this.progress.setAttribute('aria-label', `Sending ${file.name}`);
    this.percentage = element('span', 'sl-upload__percentage', '0%');
    this.said = element('span', 'sl-upload__said');
    this.button = element('button', 'nhsuk-button nhsuk-button--secondary nhsuk-button--small');
    this.button.type = 'button';
    const bar = element('span', 'sl-upload__progress');
    bar.append(this.progress, ' ', this.percentage);
    this.item.append(element('span', 'sl-upload__name', file.name), bar, this.button, this.said);
  }

  progressed(part) {
    this.progress.value = Math.floor(part * 100);
    this.percentage.textContent = part < 1 ? `${this.progress.value}%` : 'Being checked';
  }

  say(word, message) {
    this.said.replaceChildren(element('strong', '', word), ` ${message}`);
    this.progressed(0);
    this.item.querySelector('.sl-upload__progress').hidden = false;
  }

  /** What the picture falls short of, and where more is to be seen. */
  add(findings, links) {
    if (findings.length > 0) {
      const list = element('ul', 'sl-upload__findings');
      list.append(...findings.map((each) => element('li', '', each)));
      this.item.append(list);
    }
    for (const { text, href } of links) {
      this.item.append(Object.assign(element('a', 'sl-upload__link', text), { href }));
    }
  }

  /** What was filed, beside its name: a wrong file is seen at once. */
  show(picture) {
    this.item.prepend(Object.assign(element('img', 'sl-upload__picture'), { src: picture, alt: '' }));
  }

  finished() {
    this.item.querySelector('.sl-upload__progress').hidden = true;
  }

  offer(word, act) {
    this.button.hidden = word === null;
    this.button.textContent = word;
    this.button.setAttribute('aria-label', `${word} ${this.file.name}`);
    this.button.onclick = act;
  }
}

function tooLarge(largest) {
  const [amount, unit] = largest < 2 ** 20 ? [largest / 2 ** 10, 'KB'] : [largest / 2 ** 20, 'MB'];
  return { outcome: 'refused', message: `It is larger than ${Math.round(amount)} ${unit}, the most that the library takes in.` };
}

function element(name, className = '', text = '') {
  return Object.assign(document.createElement(name), { className, textContent: text });
}

for (const form of document.querySelectorAll('form[data-uploader]')) new Uploader(form);
