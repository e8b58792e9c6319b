import type { Result } from '../diagnostics/diagnostic.ts';
import { type ContentReader, TOOLS } from '../prepare.ts';
import type { Content } from '../read/content/content.ts';
import { parseTopic } from '../read/content/markdown.ts';
import { readContent } from '../read/content/read-content.ts';
import type { ParseTopic } from '../read/content/topics.ts';
import { readInstaller } from '../read/installer/read-installer.ts';
import type { Tools } from '../read/profile/tools.ts';
import { type Draw, templatesOf } from '../render/html/templates.ts';

/**
 * Reads as a build does, and keeps what was read until a file of it changes: most saves change one file. It tells what
 * was found each time, since each time all findings are shown anew.
 */
export class Kept {
  readonly #topics = new Map<string, { source: string; parsed: ReturnType<ParseTopic> }>();
  readonly #draws = new WeakMap<Content, Draw>();
  #content: Keep<Content> = new Map();
  #named: Keep<unknown> = new Map();

  readonly content: ContentReader = (overlay, locales) =>
    keep(this.#content, [overlay, locales], () => readContent({ overlay, locales, parse: this.#parse }));

  readonly tools: Tools = {
    readKext: (folder) => this.#keepNamed('kext', folder, () => TOOLS.readKext(folder)),
    readPackage: (file) => this.#keepNamed('package', file, () => TOOLS.readPackage(file)),
  };

  readonly installer: typeof readInstaller = (named) =>
    this.#keepNamed('installer', named, () => readInstaller(named));

  /** Templates are compiled once for each content. */
  draw(content: Content): Draw {
    const draw = this.#draws.get(content) ?? templatesOf(content.templates);
    this.#draws.set(content, draw);
    return draw;
  }

  /** A topic, a table or a template changed; topics whose text stayed are not parsed again. */
  forgetContent(): void {
    this.#content = new Map();
  }

  /** Something changed that a profile names, or a profile that is no text. */
  forgetNamed(): void {
    this.#named = new Map();
  }

  #keepNamed<T>(kind: string, name: unknown, read: () => Promise<Result<T>>): Promise<Result<T>> {
    return keep(this.#named as Keep<T>, [kind, name], read);
  }

  readonly #parse: ParseTopic = (source, file) => {
    const known = this.#topics.get(file);
    if (known?.source === source) return known.parsed;
    const parsed = parseTopic(source, file);
    this.#topics.set(file, { source, parsed });
    return parsed;
  };
}

type Keep<T> = Map<string, Promise<Result<T>>>;

function keep<T>(kept: Keep<T>, name: unknown, read: () => Promise<Result<T>>): Promise<Result<T>> {
  const key = JSON.stringify(name);
  const found = kept.get(key) ?? read();
  kept.set(key, found);
  // What was refused while a file was being written may be fine the next time.
  found.catch(() => kept.delete(key));
  return found;
}
