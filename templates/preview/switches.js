/* What can be chosen, and what is: it stands in the address, so that a page that is loaded again shows the same. */

const KEYS = ['view', 'pane', 'locale', 'scheme', 'macos', 'chip', 'action', 'management'];

const FIRST = {
  view: 'installer',
  pane: 'welcome',
  chip: 'apple-silicon',
  action: 'install',
  management: 'none',
  scheme: matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light',
};

export function choiceIn(hash) {
  const given = new URLSearchParams(hash.slice(1));
  return {
    ...FIRST,
    ...Object.fromEntries(KEYS.filter((key) => given.has(key)).map((key) => [key, given.get(key)])),
  };
}

export function remember(choice) {
  const hash = `#${new URLSearchParams(KEYS.flatMap((key) => (choice[key] ? [[key, choice[key]]] : [])))}`;
  if (hash !== location.hash) history.replaceState(null, '', hash);
}

/** The choice without what is no longer there: a language that was taken out, a version out of range. */
export function knownChoice(choice, made) {
  if (!made) return choice;
  const one = (list, key, last) =>
    list.some((each) => each[key] === choice[last])
      ? choice[last]
      : list.at(last === 'macos' ? -1 : 0)?.[key];
  return {
    ...choice,
    locale: one(made.locales, 'tag', 'locale'),
    macos: one(made.macos, 'version', 'macos'),
  };
}

/** The guide for what is chosen. Removing has one guide for all kinds of management. */
export function guideOf(made, { action, chip, macos, management }) {
  const wanted = action === 'uninstall' ? 'none' : management;
  return made.plan.guides.find(
    (guide) =>
      guide.action === action &&
      guide.management === wanted &&
      guide.chips.includes(chip) &&
      holds(guide.macos, macos),
  );
}

function holds({ from, to }, version) {
  return Number(from) <= Number(version) && (to === null || Number(version) <= Number(to));
}

/** What is chosen where a link led there; undefined where it led to no page that a switch stands for. */
export function leadingTo(path, made, choice) {
  const [, , product, locale, file = ''] = decodeURIComponent(path).split('/');
  if (!made || product !== made.product.id) return undefined;
  if (file === 'index.html') return { view: 'overview', locale };
  const [, id, ending] = /^(.+)\.(html|pdf)$/.exec(file) ?? [];
  const guide = made.plan.guides.find((each) => each.id === id);
  if (!guide) return undefined;
  const { action, management, chips, macos } = guide;
  return {
    view: ending === 'pdf' ? 'pdf' : 'guide',
    locale,
    action,
    management,
    chip: chips.includes(choice.chip) ? choice.chip : chips[0],
    macos: holds(macos, choice.macos) ? choice.macos : macos.from,
  };
}

/** Why there is nothing to show. */
export function whyNone(made, { view, chip, macos }) {
  if (!made) return 'There is nothing to show yet. As soon as the profile can be read, its pages stand here.';
  if (view === 'installer')
    return 'This profile has no pages for the Installer: nobody who reads its guides runs one.';
  const impossible = made.plan.impossible.find(
    (each) => each.chips.includes(chip) && holds(each.macos, macos),
  );
  return impossible
    ? `There is no guide for this Mac. ${impossible.because}`
    : 'The profile asks for no such guide. Its key “guides” tells which ones it asks for.';
}

/** Fills the switches; what no guide is for cannot be chosen. */
export function offer(made, choice) {
  fill('locale', made?.locales.map(({ tag, name }) => [tag, `${name} (${tag})`]) ?? []);
  fill(
    'macos',
    made?.macos.map(({ version, name }) => [version, name ? `${version} (${name})` : version]) ?? [],
  );
  const guides = made?.plan.guides ?? [];
  const isOfInstaller = choice.view === 'installer';
  const isOfOverview = choice.view === 'overview';
  for (const control of document.querySelectorAll('.side input, .side select')) {
    const { name } = control;
    const isIdle =
      (isOfInstaller && !['locale', 'scheme', 'macos'].includes(name)) ||
      (isOfOverview && !['locale', 'scheme'].includes(name));
    control.disabled =
      !made || isIdle || (name === 'action' && !guides.some(({ action }) => action === control.value));
    if (control.type === 'radio') control.checked = control.value === choice[name];
    else control.value = choice[name] ?? '';
  }
  for (const option of document.querySelectorAll('[name=management] option')) {
    option.disabled = !guides.some(({ management }) => management === option.value);
  }
  for (const input of document.querySelectorAll('[name=view]')) input.checked = input.value === choice.view;
  document.getElementById('hint').textContent = isOfInstaller
    ? 'The Installer’s pages speak to everybody who runs it, on every Mac.'
    : isOfOverview
      ? 'The overview leads to all guides of a language.'
      : '';
}

function fill(name, options) {
  const select = document.querySelector(`select[name=${name}]`);
  const key = JSON.stringify(options);
  if (select.dataset.options === key) return;
  select.dataset.options = key;
  select.replaceChildren(...options.map(([value, text]) => new Option(text, value)));
}
