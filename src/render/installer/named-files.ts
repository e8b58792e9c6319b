import { fold } from '../../read/installer/names.ts';
import { partsOf } from './folders.ts';

/** The resources that a Distribution means by a name, in all languages; a folder such as Welcome.rtfd stands for its files. */
export function filesOf(file: string, paths: readonly string[]): string[] {
  const wanted = fold(inResources(file));
  return paths.filter((path) => {
    const { name, rest } = partsOf(path);
    const within = fold(name + rest);
    return within === wanted || within.startsWith(`${wanted}/`);
  });
}

/** Some write "Resources/Welcome.txt". */
export function inResources(file: string): string {
  return file.replace(/^(\.\/)?(Resources\/)?/, '');
}
