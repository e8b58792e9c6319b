import { showFindings } from './findings.js';
import { Frame } from './frames.js';
import { drawWindow, PANES } from './installer.js';
import { PdfFrame } from './pdf.js';
import { choiceIn, guideOf, knownChoice, leadingTo, offer, remember, whyNone } from './switches.js';

/* What is shown is a function of two things: the state that the server sends, and what is chosen. */

const element = (id) => document.getElementById(id);
const form = document.querySelector('.side');
const page = new Frame(element('page'), followed);
const pane = new Frame(element('pane'), followed, { installer: true });
const pdf = new PdfFrame();
let state;
let choice = choiceIn(location.hash);

const source = new EventSource('/events');
source.addEventListener('message', ({ data }) => {
  state = JSON.parse(data);
  render();
});
source.addEventListener('error', () => {
  element('said').textContent = 'The preview has ended, or cannot be reached.';
  document.documentElement.dataset.gone = 'true';
});
source.addEventListener('open', () => delete document.documentElement.dataset.gone);

for (const place of [form, element('views')]) {
  place.addEventListener('change', ({ target }) => choose({ [target.name]: target.value }));
}
form.addEventListener('submit', (event) => event.preventDefault());
element('again').addEventListener('click', () => pdf.printAgain());
element('sections').addEventListener('click', ({ target }) => {
  const name = target.closest('button')?.dataset.pane;
  if (name) choose({ pane: name });
});
element('back').addEventListener('click', () => turnPane(-1));
element('continue').addEventListener('click', () => turnPane(1));
addEventListener('hashchange', () => choose(choiceIn(location.hash)));

function turnPane(by) {
  const next = PANES[PANES.indexOf(choice.pane) + by];
  if (next) choose({ pane: next });
}

function choose(part) {
  choice = { ...choice, ...part };
  render();
}

/** A link in a page was followed: the switches go where it led. Links that lead out of the guides lead nowhere here. */
function followed(path) {
  const led = path === undefined ? undefined : leadingTo(path, state.made, choice);
  if (led) choose(led);
  if (path === undefined) {
    element('said').textContent = 'Links that lead out of the guides are not followed here.';
    page.reload();
    pane.reload();
  }
}

async function render() {
  if (!state) return;
  const { made, version, profile } = state;
  choice = knownChoice(choice, made);
  remember(choice);
  element('product').textContent = made ? made.product.name : 'Preview';
  element('profile').textContent = profile;
  document.title = `${made ? made.product.name : profile}: preview`;
  element('stage').dataset.scheme = choice.scheme;
  for (const frame of [page, pane]) frame.scheme = choice.scheme;
  offer(made, choice);
  showFindings(state);
  const address = addressOf(made);
  show(address ? choice.view : undefined);
  if (!address) return;
  if (choice.view === 'installer') drawWindow(made, choice);
  if (choice.view === 'pdf') await pdf.show(address, version);
  else await (choice.view === 'installer' ? pane : page).show(address, version);
  document.documentElement.dataset.seen = `${version} ${address}`;
}

/** The page that is chosen; undefined where there is none, which the notice says then. */
function addressOf(made) {
  if (!made) return undefined;
  const { view, locale } = choice;
  if (view === 'installer') return made.hasPanes ? `/pages/panes/${locale}/${choice.pane}.html` : undefined;
  const folder = `/pages/${made.product.id}/${locale}/`;
  if (view === 'overview') return `${folder}index.html`;
  const guide = guideOf(made, choice);
  return guide && `${folder}${guide.id}.${view === 'pdf' ? 'pdf' : 'html'}`;
}

function show(view) {
  element('installer').hidden = view !== 'installer';
  element('page').hidden = view !== 'guide' && view !== 'overview';
  element('pdf').hidden = view !== 'pdf';
  element('notice').hidden = view !== undefined;
  element('notice').firstElementChild.textContent = view === undefined ? whyNone(state.made, choice) : '';
}
