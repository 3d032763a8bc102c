// Sends a file in parts, so that a large one needs no large request; the server says how long a part may be.

const form = document.querySelector('[data-past-upload]');

function show(share, words) {
  const box = form.querySelector('[data-progress]');
  box.hidden = false;
  box.querySelector('progress').value = Math.round(share * 100);
  box.querySelector('[data-words]').textContent = words;
}

function fail(words) {
  const fault = form.querySelector('[data-fault]');
  fault.hidden = words === '';
  fault.textContent = words;
}

async function call(method, path, body, type) {
  const answer = await fetch(path, { method, body, headers: { 'X-CSRF-Token': form.dataset.csrf, 'Content-Type': type } });
  if (!answer.ok) {
    const problem = await answer.json().catch(() => ({}));
    throw new Error(problem.detail ?? `the server answered ${answer.status}`);
  }
  return answer.json();
}

async function send(file) {
  const base = form.dataset.pastUpload;
  const begun = await call('POST', base, JSON.stringify({ name: file.name, sizeBytes: file.size }), 'application/json');
  for (let at = 0; at < file.size; at += begun.partBytes) {
    show(at / file.size, `${Math.round(at / file.size * 100)} % sent`);
    const part = file.slice(at, Math.min(file.size, at + begun.partBytes));
    await call('PUT', `${base}/${begun.id}/bytes?offset=${at}`, part, 'application/octet-stream');
  }
  show(1, 'sent');
}

form?.addEventListener('submit', async event => {
  event.preventDefault();
  const file = form.elements.file.files[0];
  const button = form.querySelector('button');
  fail('');
  if (file.size === 0 || file.size > Number(form.dataset.maxBytes)) {
    fail(file.size === 0 ? 'The file is empty.' : 'The file is too large for this server; split it, or ask its operator.');
    return;
  }
  button.disabled = true;
  try {
    await send(file);
    form.reset();
    await htmx.ajax('GET', form.dataset.list, { target: '#imports', swap: 'outerHTML' });
    form.querySelector('[data-progress]').hidden = true;
  } catch (problem) {
    fail(`That did not work: ${problem.message}`);
  } finally {
    button.disabled = false;
  }
});
