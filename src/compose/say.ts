import type { Root } from 'hast';
import type { PhrasingContent, RootContent } from 'mdast';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { diagnostic } from '../diagnostics/diagnostic.ts';
import { parseTopic } from '../read/content/markdown.ts';
import type { Origin } from './directives/handler.ts';
import { expand } from './expand.ts';
import { lowerHeadings } from './headings.ts';
import type { Scope } from './scope.ts';

/** What a topic comes to in one scope: its heading, and what stands under it. */
export interface Said {
  title: Root;
  body: Root;
}

const toHast = unified().use(remarkRehype).freeze();

/**
 * Says a topic. A topic that does not exist is reported, and its name stands in its place.
 *
 * @param level the level at which its title is set; headings of its own stand below
 */
export function say(name: string, scope: Scope, level = 3): Said {
  const topic = scope.language.topics.get(name);
  if (!topic) {
    scope.report(diagnostic('content.no-topic', { topic: name, locale: scope.language.locale }));
    return { title: hast([{ type: 'text', value: name }]), body: hast([]) };
  }
  const [heading, ...rest] = topic.tree.children;
  if (heading?.type !== 'heading') {
    scope.report(
      diagnostic(
        'content.no-heading',
        { topic: name },
        { file: topic.file, line: 1, column: 1, text: topic.source },
      ),
    );
    return {
      title: hast([{ type: 'text', value: name }]),
      body: lowerHeadings(hast(expand(topic.tree.children, scope, topic)), level),
    };
  }
  return {
    title: line(expand(heading.children, scope, topic)),
    body: lowerHeadings(hast(expand(rest, scope, topic)), level),
  };
}

/** Says a string of strings.yaml that is written in Markdown, such as a condition: one line, with terms and values. */
export function sayString(key: string, scope: Scope): Root {
  const source = scope.messages(key);
  const origin: Origin = { file: `${scope.language.locale}/strings.yaml`, source };
  const { tree, diagnostics } = parseTopic(source, origin.file);
  diagnostics.forEach(scope.report);
  const first = tree.children[0];
  const inline: RootContent[] = first?.type === 'paragraph' ? first.children : tree.children;
  return line(expand(inline, scope, origin));
}

/** What stands in a line; at the root, remark-rehype would put every word on a line of its own. */
function line(children: readonly RootContent[]): Root {
  const [paragraph] = hast([{ type: 'paragraph', children: children as PhrasingContent[] }]).children;
  return { type: 'root', children: paragraph?.type === 'element' ? paragraph.children : [] };
}

function hast(children: readonly RootContent[]): Root {
  return toHast.runSync({ type: 'root', children: children as PhrasingContent[] });
}
