import { toString as textOf } from 'mdast-util-to-string';
import { singleQuoted } from '../shell.ts';
import { eachOf } from './each.ts';
import { element, text } from './element.ts';
import type { Handler } from './handler.ts';

/**
 * `::commands[kmutil showloaded -b]{each=code.id}`: one line for each value, the value behind the words in brackets.
 * A value that stands alone on its line is the vendor's own command and stays as it is; any other is quoted.
 */
export const commands: Handler = (node, context) => {
  const words = textOf(node as never);
  const values = node.attributes?.each === undefined ? [''] : eachOf(node, context).values;
  const lines = values.map((value) => (words ? [words, quoted(value)].filter(Boolean).join(' ') : value));
  return [element('pre', { dir: 'ltr' }, [element('code', {}, [text(lines.join('\n'))])])];
};

/** As a POSIX shell reads it: plain words bare, all else in single quotes. */
function quoted(value: string): string {
  return value === '' || /^[\w@%+=:,./-]+$/.test(value) ? value : singleQuoted(value);
}
