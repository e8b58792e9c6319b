import Handlebars, { type HelperOptions } from 'handlebars';
import type { Labels } from '../../compose/labels.ts';
import { diagnostic, Refusal } from '../../diagnostics/diagnostic.ts';
import type { Templates } from '../../read/content/content.ts';
import { readable } from '../../read/profile/accent.ts';
import { withPictures } from './pictures.ts';
import { type stringify, stringifyDrawn } from './stringify.ts';

/** Fills the template of that name with a document. */
export type Draw = (name: string, document: object) => string;

/**
 * Compiles the templates. Everything that a template sets is escaped; only `{{html tree}}` sets markup, and it takes
 * trees, never strings, so that no value can become source. `{{css text}}` is for style sheets of our own making.
 */
export function templatesOf(templates: Templates): Draw {
  const handlebars = Handlebars.create();
  handlebars.registerHelper({
    html: (tree: unknown, { data }: HelperOptions) => {
      const { labels } = data.root as { labels?: Labels };
      const drawn = withPictures(treeOf(tree), (name) => drawPicture(name, labels));
      return new Handlebars.SafeString(stringifyDrawn(drawn));
    },
    term: (name: string, { data }: HelperOptions) => {
      const word = (data.root as Labels).terms[name];
      if (word === undefined) throw new Error(`there is no term "${name}" in this macOS`);
      return word;
    },
    css: (text: string) => new Handlebars.SafeString(text),
    readable,
    same: (a: unknown, b: unknown) => a === b,
    any: (...values: unknown[]) => values.slice(0, -1).some(Boolean),
    'condition-label': (condition: { kind: 'if' | 'skipIf' }, ui: Record<string, string>) =>
      condition.kind === 'if' ? ui['only-if'] : ui['skip-if'],
  });
  for (const [name, source] of templates)
    handlebars.registerPartial(name.replace(/\.hbs$/, ''), lean(name, source));
  const drawPicture = (name: string, labels: Labels | undefined): string => {
    if (!labels || !templates.has(`pictures/${name}.hbs`)) throw new Error(`there is no picture "${name}"`);
    return fill(`pictures/${name}`, labels);
  };
  const compiled = new Map<string, HandlebarsTemplateDelegate>();
  const fill: Draw = (name, document) => {
    const template =
      compiled.get(name) ?? handlebars.compile(templates.get(`${name}.hbs`) ?? `{{> "${name}"}}`);
    compiled.set(name, template);
    return template(document);
  };
  return (name, document) => {
    try {
      return fill(name, document);
    } catch (error) {
      throw new Refusal(
        diagnostic('content.bad-template', { name: `${name}.hbs`, reason: reasonOf(error as Error) }),
      );
    }
  };
}

/** Handlebars draws an arrow below the line that it stumbled over; a sentence has one line. */
function reasonOf({ message }: Error): string {
  const [first = '', second, ...rest] = message.split('\n').filter((line) => !/^-*\^$/.test(line));
  return second === undefined ? first : `${first} ${second}${rest.length > 0 ? ` (${rest.join(' ')})` : ''}`;
}

/** What is said to whoever changes a style sheet is not said to readers. */
function lean(name: string, source: string): string {
  return name.endsWith('.css') ? source.replaceAll(/\/\*[\s\S]*?\*\/\n?/g, '') : source;
}

function treeOf(tree: unknown): Parameters<typeof stringify>[0] {
  if (typeof tree === 'object' && tree !== null && (tree as { type?: string }).type === 'root')
    return tree as never;
  throw new TypeError(
    '{{html}} takes a tree that was composed, such as {{html step.title}}; use {{…}} for text',
  );
}
