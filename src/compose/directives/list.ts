import type { ListItem, RootContent } from 'mdast';
import { eachOf } from './each.ts';
import { isolated, verbatim } from './element.ts';
import type { Handler } from './handler.ts';

/** `::list{each=kexts.name}`: the values as a list. Identifiers and paths are set as code. */
export const list: Handler = (node, context) => {
  const { name, values } = eachOf(node, context);
  const show = /\.(id|path)$/.test(name) ? verbatim : isolated;
  const children = values.map((value): ListItem => {
    return {
      type: 'listItem',
      spread: false,
      children: [{ type: 'paragraph', children: [show(value) as never] }],
    };
  });
  return [{ type: 'list', ordered: false, spread: false, children } as RootContent];
};
