import type { ResourceFile } from '../../read/installer/installer.ts';
import { fold, partsOf } from '../../read/package/shown-files.ts';
import { PANE_FORMATS, PANES, type PaneFormat, paneFile } from '../pane/format.ts';
import { isOurPane } from '../pane/pane.ts';
import { FreeNames, within } from './free-names.ts';

/** The vendor's resources under the names by which they stand beside our panes. */
export interface Carried {
  files: readonly CarriedFile[];
  /** What had to be renamed, by its path: a file, or a folder that is one to people. */
  renamed: ReadonlyMap<string, string>;
  /** Panes of an earlier build, in whatever format, which are left out. */
  ours: readonly string[];
  /** What takes the place of a name of a pane, in all folders of languages. */
  nameFor(name: string): string;
}

export interface CarriedFile extends ResourceFile {
  /** Its path as the vendor has it. */
  was: string;
}

/**
 * Names the vendor's resources so that none stands in the way of a pane: what is called like one goes beside it in each
 * language, and above all where it has none, since a file without a language may be taken before all that have one.
 */
export function carry(resources: readonly ResourceFile[], format: PaneFormat): Carried {
  const ours = resources.filter(isOurs);
  const left = resources.filter((file) => !ours.includes(file));
  const names = new FreeNames(left.map(({ path }) => path));
  const renamed = new Map<string, string>();
  const files = left.map((file) => {
    const { folder, name, rest } = partsOf(file.path);
    // A file in place of the folder of a language.
    const isNoFolder = folder === undefined && rest === '' && /.\.lproj$/i.test(name);
    if (!isPaneName(name, format) && !isNoFolder) return { ...file, was: file.path };
    const to = within(folder, names.everywhere(name));
    renamed.set(within(folder, name), to);
    return { ...file, path: to + rest, was: file.path };
  });
  return {
    files,
    renamed,
    ours: ours.map(({ path }) => path),
    nameFor: (name) => names.everywhere(name),
  };
}

function isOurs({ path, bytes }: ResourceFile): boolean {
  const { name } = partsOf(path);
  return PANE_FORMATS.some((format) => isPaneName(name, format)) && isOurPane(bytes);
}

/** Whether a file is called like one of our panes, on a disk that does not tell capital letters apart. */
export function isPaneName(name: string, format: PaneFormat): boolean {
  return PANES.some((pane) => paneFile(pane, format) === fold(name));
}
