// Sends one photograph of a form, with its token, and tells how far it has come. Nothing here touches the page.

/**
 * Post `file` to where `form` would post it.
 *
 * `finished` is promised `{outcome, message}`: the server's answer, or `refused` when the server would not take it.
 * `cancel()` makes it `cancelled`. Where all was sent and no answer came it is `unanswered`: it may be filed.
 */
export function send(form, file, progressed) {
  const request = new XMLHttpRequest();
  let sent = false;
  request.upload.addEventListener('load', () => { sent = true; });
  const finished = new Promise((resolve) => {
    request.upload.addEventListener('progress', (event) => {
      if (event.lengthComputable) progressed(event.loaded / event.total);
    });
    request.addEventListener('load', () => resolve(answer(request)));
    request.addEventListener('error', () => resolve(sent ? unanswered() : broken()));
    request.addEventListener('abort', () => resolve(sent ? unanswered() : cancelled()));
  });
  request.open('POST', form.action);
  request.setRequestHeader('Accept', 'application/json');
  request.send(body(form, file));
  return { finished, cancel: () => request.abort() };
}

function body(form, file) {
  const data = new FormData(form);
  data.delete('photograph');
  data.append('photograph', file);
  return data;
}

function answer(request) {
  const said = parsed(request.responseText);
  if (said.outcome) return said;
  if (request.status === 408) return broken(); // the server gave up waiting for the rest
  if (request.status >= 500) return unanswered();
  return { outcome: 'refused', message: said.message || 'The library did not take it. Reload the page and try again.' };
}

function unanswered() {
  return { outcome: 'unanswered', message: 'It may be filed, or not. Try again: what is here already is not filed twice.' };
}

function broken() {
  return { outcome: 'broken', message: 'The connection broke. Nothing of it was kept.' };
}

function cancelled() {
  return { outcome: 'cancelled', message: 'It was not sent.' };
}

function parsed(text) {
  try {
    return JSON.parse(text) || {};
  } catch {
    return {};
  }
}
