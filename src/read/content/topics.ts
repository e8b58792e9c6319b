import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Topic } from './content.ts';
import { list } from './folder.ts';
import { parseTopic } from './markdown.ts';

/** Who reads again and again may keep what was parsed: the same source of the same file gives the same tree. */
export type ParseTopic = typeof parseTopic;

/**
 * Reads every topic of a locale; a later folder overrides a topic of an earlier one by its name.
 *
 * @param ours the folder of the language that has all topics of ours
 */
export async function readTopics(
  folders: readonly string[],
  ours: string,
  parse: ParseTopic = parseTopic,
): Promise<{ topics: Map<string, Topic>; diagnostics: Diagnostic[] }> {
  const topics = new Map<string, Topic>();
  const diagnostics: Diagnostic[] = [];
  const known = await topicFiles([ours]);
  for (const [name, file] of await topicFiles(folders)) {
    const source = (await readFile(file, 'utf8')).replaceAll('\r\n', '\n');
    const parsed = parse(source, file);
    diagnostics.push(...parsed.diagnostics);
    topics.set(name, { name, file, source, tree: parsed.tree, own: !known.has(name) });
  }
  return { topics, diagnostics };
}

async function topicFiles(folders: readonly string[]): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const folder of folders) {
    for (const entry of (await list(path.join(folder, 'topics'))).sort()) {
      if (entry.endsWith('.md')) files.set(entry.slice(0, -3), path.join(folder, 'topics', entry));
    }
  }
  return files;
}
