/* Our own drawing of the Installer's window. Words that nobody has looked up in a language are drawn as grey lines. */

const element = (id) => document.getElementById(id);

/** The sections that have a page of ours, by their pages, in their order. */
export const PANES = ['welcome', 'readme', 'conclusion'];

export function drawWindow({ product, locales, macos, hasLicense }, { locale, macos: version, pane }) {
  const { words: all, dir, tag } = locales.find((each) => each.tag === locale);
  const words = all[macos.find((each) => each.version === version).family];
  element('window').lang = tag;
  element('window').dir = dir;
  element('window-title').textContent = product.name;
  const sections = [
    ['introduction', 'welcome'],
    ['readme', 'readme'],
    ...(hasLicense ? [['license']] : []),
    ['destination'],
    ['type'],
    ['installation'],
    ['summary', 'conclusion'],
  ];
  const current = sections.findIndex(([, name]) => name === pane);
  const items = sections.map(([word, name], index) => {
    const item = document.createElement('li');
    item.className = index < current ? 'done' : index === current ? 'now' : '';
    const label = document.createElement(name ? 'button' : 'span');
    label.append(worded(words[word], word));
    if (name) {
      label.type = 'button';
      label.dataset.pane = name;
      if (index === current) label.setAttribute('aria-current', 'step');
    }
    item.append(label);
    return item;
  });
  const focused = document.activeElement?.dataset?.pane;
  element('sections').replaceChildren(...items);
  if (focused) element('sections').querySelector(`[data-pane=${focused}]`)?.focus();
  const title = { welcome: words.welcomeTitle?.replace('%@', product.name), readme: words.readmeTitle }[pane];
  element('headline').replaceChildren(pane === 'conclusion' ? '' : worded(title, 'title'));
  for (const part of document.querySelectorAll('.buttons .drawn')) {
    part.hidden = pane !== 'readme';
    part.replaceChildren(worded(words[part.dataset.word], part.dataset.word));
  }
  const isLast = pane === PANES.at(-1);
  element('back').replaceChildren(worded(words.back, 'back'));
  element('back').disabled = pane === PANES[0];
  element('continue').replaceChildren(
    isLast ? worded(words.close, 'close') : worded(words.continue, 'continue'),
  );
  element('continue').disabled = isLast;
}

function worded(text, name) {
  if (text !== undefined) return text;
  const line = document.createElement('span');
  line.className = 'line';
  line.role = 'img';
  line.ariaLabel = name;
  return line;
}
