/* What is wrong, in the sentences of the command line. Errors come up by themselves; warnings when they are asked for. */

const element = (id) => document.getElementById(id);
let isOpen = false;
let shown = '';

// It scrolls, and is to be scrolled by keys, too.
element('issues-list').tabIndex = 0;
element('issues-button').addEventListener('click', () => open(!isOpen));
element('issues-hide').addEventListener('click', () => {
  open(false);
  element('issues-button').focus();
});

export function showFindings({ findings, isChecking, made }) {
  const hasErrors = findings.some(({ severity }) => severity === 'error');
  // Until all pages were checked, what was found before may still be so.
  if (isChecking && !hasErrors && shown !== '') return;
  const key = JSON.stringify(findings);
  if (key === shown) return;
  const hadErrors = element('issues-button').dataset.severity === 'error';
  shown = key;
  const count = counted(findings);
  element('issues-button').dataset.severity = findings[0]?.severity ?? 'none';
  element('issues-count').textContent = count;
  element('issues-title').textContent =
    hasErrors && made ? `${count}. Behind this stand the last good pages.` : count;
  element('issues-list').replaceChildren(...findings.map(findingElement));
  if (hasErrors || hadErrors) open(hasErrors);
  else if (findings.length === 0) open(false);
  element('said').textContent = count;
}

function open(wanted) {
  isOpen = wanted && element('issues-list').childElementCount > 0;
  element('issues').hidden = !isOpen;
  element('issues-button').setAttribute('aria-expanded', String(isOpen));
}

function counted(findings) {
  const parts = [
    ['error', 'error', 'errors'],
    ['warning', 'warning', 'warnings'],
    ['info', 'note', 'notes'],
  ].flatMap(([severity, one, several]) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count === 0 ? [] : [`${count} ${count === 1 ? one : several}`];
  });
  return parts.length === 0 ? 'Nothing wrong' : parts.join(', ');
}

export function findingElement({ severity, message, where, frame, code }) {
  const article = document.createElement('article');
  article.className = 'finding';
  article.dataset.severity = severity;
  const head = part('p', 'finding-head');
  head.append(
    part('strong', 'severity', severity),
    ' ',
    part('span', 'where', where ?? ''),
    ' ',
    part('span', 'code', code),
  );
  article.append(head, part('p', 'message', message));
  if (frame) article.append(frameElement(frame));
  return article;
}

function frameElement(frame) {
  const pre = part('pre', 'frame');
  for (const line of frame.split('\n'))
    pre.append(part('span', /^(>|\s*\|\s*\^)/.test(line) ? 'hit' : '', `${line}\n`));
  return pre;
}

function part(tag, name, text = '') {
  const made = document.createElement(tag);
  if (name) made.className = name;
  made.textContent = text;
  return made;
}
