import { toString as textOf } from 'mdast-util-to-string';
import { element } from './element.ts';
import type { Handler } from './handler.ts';

/**
 * `::picture[The alert, with the button :term[ok-button] marked]{of=alert}`: what is on screen, drawn by the template
 * `pictures/alert.hbs` when the page is. Here stands its name, and what it says to somebody who cannot see it.
 * `on=card` wants it on the Recovery card, too (card.ts).
 */
export const picture: Handler = (node, { expand }) => {
  const label = textOf({ type: 'root', children: expand(node.children) });
  const name = node.attributes?.of ?? '';
  const className = ['picture', ...(node.attributes?.on === 'card' ? ['on-card'] : [])];
  return [element('div', { className, role: 'img', ariaLabel: label, dataPicture: name }, [])];
};
