import { fold, partsOf } from '../../read/package/shown-files.ts';

/** The names that resources have, so that a new one is free. */
export class FreeNames {
  /** With the folder of their language. */
  readonly #paths: Set<string>;
  /** Without it. */
  readonly #names: Set<string>;
  /** What has been given in place of a name, wherever it is. */
  readonly #given = new Map<string, string>();

  constructor(paths: readonly string[]) {
    const all = paths.map((path) => partsOf(path));
    this.#paths = new Set(all.map(({ folder, name }) => fold(within(folder, name))));
    this.#names = new Set(all.map(({ name }) => fold(name)));
  }

  /** A path beside: welcome-before.html. */
  beside(folder: string | undefined, name: string): string {
    const path = within(
      folder,
      renamed(name, (one) => this.#paths.has(fold(within(folder, one)))),
    );
    this.#paths.add(fold(path));
    return path;
  }

  /**
   * A name beside that is free in every folder of a language, since a Distribution means all of them by one name. The
   * same one, but for capital letters, for whoever asks again.
   */
  everywhere(name: string): string {
    const known = this.#given.get(fold(name));
    if (known !== undefined) return renamed(name, (one) => fold(one) !== known);
    const found = renamed(name, (one) => this.#names.has(fold(one)));
    this.#names.add(fold(found));
    this.#given.set(fold(name), fold(found));
    return found;
  }
}

export function within(folder: string | undefined, name: string): string {
  return folder === undefined ? name : `${folder}/${name}`;
}

function renamed(name: string, isTaken: (name: string) => boolean): string {
  const dot = name.lastIndexOf('.');
  const [stem, ending] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
  for (let count = 1; ; count += 1) {
    const other = `${stem}-before${count === 1 ? '' : `-${count}`}${ending}`;
    if (!isTaken(other)) return other;
  }
}
