import type { Root, RootContent } from 'hast';
import type { GuideDocument } from '../../../src/compose/document.ts';
import { inline, plain } from '../../../src/render/text/text.ts';
import { products } from '../examples.ts';

/** Every guide of the examples, in English, by product. */
export const examples: readonly GuideDocument[] = products
  .toSorted((a, b) => (a.product.id < b.product.id ? -1 : 1))
  .flatMap(({ guides }) => guides);

export function nameOf({ product, guide }: GuideDocument): string {
  return `${product.id}/${guide.id}`;
}

/** The guide in a language whose words are 40 % longer, and no other than these. */
export function longer(document: GuideDocument): GuideDocument {
  const { card, help, ui } = document;
  const grown = (text: string) =>
    text.replaceAll(/\p{L}{2,}/gu, (word) => word + word.slice(0, Math.ceil(0.4 * word.length)));
  const tree = (root: Root): Root => ({ ...root, children: root.children.map((node) => grow(node, grown)) });
  if (!card) return document;
  return {
    ...document,
    help: grown(help),
    ui: Object.fromEntries(
      Object.entries(ui).map(([key, text]) => [key, key === 'page-number' ? text : grown(text)]),
    ),
    labels: {
      ...document.labels,
      terms: Object.fromEntries(
        Object.entries(document.labels.terms).map(([name, text]) => [name, grown(text)]),
      ),
    },
    card: {
      title: tree(card.title),
      body: tree(card.body),
      ...(card.condition ? { condition: { ...card.condition, tree: tree(card.condition.tree) } } : {}),
      steps: card.steps.map((step) => ({ ...step, title: tree(step.title), body: tree(step.body) })),
      different: card.different.map((each) => ({ ...each, body: tree(each.body) })),
    },
  };
}

function grow(node: RootContent, grown: (text: string) => string): RootContent {
  if (node.type === 'text') return { ...node, value: grown(node.value) };
  return node.type === 'element'
    ? ({ ...node, children: node.children.map((child) => grow(child, grown)) } as RootContent)
    : node;
}

/** The guide of a product whose names are as long as a profile may have them. */
export function longNamed(document: GuideDocument): GuideDocument {
  const name =
    'Extraordinarily Capable Storage and Audio Companion for Studios, Schools and Laboratories, Second Ed.';
  const vendor =
    'Bundesverband der Hersteller von Speichersystemen und Audiogeräten im deutschsprachigen Raum e. V.';
  const guides = `https://${'long-name.'.repeat(14)}example/${'folder/'.repeat(5)}`;
  return {
    ...document,
    product: { ...document.product, name, vendor },
    help: `${vendor} helps you with ${name}:`,
    address: `${guides}${nameOf(document)}.html`,
  };
}

/** All words of a card, each line by itself. */
export function cardLines({ card, help }: GuideDocument): string[] {
  if (!card) return [];
  const bodies = [
    card.body,
    ...card.steps.map(({ body }) => body),
    ...card.different.map(({ body }) => body),
  ];
  const titles = [card.title, ...card.steps.map(({ title }) => title)];
  const lines = bodies
    .flatMap((body) => plain(body).split(/\n+/))
    .map((line) => line.replace(/^\s*(\d+\.|•|-)?\s*/, ''));
  return [...titles.map(inline), ...lines.map((line) => line.replaceAll(/[“”]/g, '')), help].filter(Boolean);
}
