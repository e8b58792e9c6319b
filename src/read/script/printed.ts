import type { State } from './state.ts';
import { concat, type Fields, joined, known, UNKNOWN, type Value } from './value.ts';

/** What a command prints, of what it is given. */
export type Spoken = (args: Fields, state: State) => Value;

const echo: Spoken = ({ values, open }) => {
  if (open) return UNKNOWN;
  const isBare = values[0]?.text === '-n';
  const text = joined(isBare ? values.slice(1) : values);
  if (text.known && text.text.includes('\\')) return UNKNOWN;
  return isBare ? text : concat(text, known('\n'));
};

/** Only the plain forms: a text, and `%s` as a whole. */
const printf: Spoken = ({ values: [format, ...others], open }) => {
  if (open || !format?.known) return UNKNOWN;
  const plain = format.text.replace(/\\n$/, '\n');
  if (/^%s\n?$/.test(plain)) {
    const end = known(plain.slice(2));
    return others.reduce((all, value) => concat(concat(all, value), end), known(''));
  }
  return /[%\\]/.test(plain) ? UNKNOWN : known(plain);
};

const dirname: Spoken = ({ values, open }) => {
  const path = values.at(-1);
  if (open || !path?.known) return UNKNOWN;
  const cut = path.text.replace(/\/+$/, '').replace(/\/?[^/]*$/, '');
  return known(`${cut === '' ? (path.text.startsWith('/') ? '/' : '.') : cut}\n`);
};

/** The end is enough to know the last name. */
const basename: Spoken = ({ values: [path, ending], open }) => {
  const text = path?.text.replace(/\/+$/, '') ?? '';
  if (open || !path || !(path.known || text.includes('/'))) return UNKNOWN;
  const name = text.slice(text.lastIndexOf('/') + 1);
  const isCut = ending?.known && name.endsWith(ending.text) && name !== ending.text;
  return known(`${isCut ? name.slice(0, name.length - ending.text.length) : name}\n`);
};

const pwd: Spoken = (_, { vars }) => {
  const folder = vars.get('PWD');
  return folder === undefined || Array.isArray(folder) ? UNKNOWN : concat(folder as Value, known('\n'));
};

export const printed: ReadonlyMap<string, Spoken> = new Map([
  ['echo', echo],
  ['print', echo],
  ['printf', printf],
  ['dirname', dirname],
  ['basename', basename],
  ['pwd', pwd],
]);
