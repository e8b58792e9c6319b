import { dirname } from 'node:path';
import { type Diagnostic, diagnostic, type Result } from '../../diagnostics/diagnostic.ts';
import type { Source } from '../yaml/source.ts';
import { type Checked, checkProfile } from './check.ts';
import { readExplain } from './explain.ts';
import { fromKext } from './from-kext.ts';
import { readKexts } from './kexts.ts';
import { readLogo } from './logo.ts';
import { checkNamedFiles } from './named-files.ts';
import { normalise } from './normalise.ts';
import type { Profile } from './profile.ts';
import { kindAt } from './read-bytes.ts';
import { readText } from './read-text.ts';
import { checkRules } from './rules.ts';
import type { Tools } from './tools.ts';
import { parseYaml } from './yaml.ts';

/**
 * Reads a profile (a `.yaml`, `.yml` or `.json` file, or a `.kext` folder) and all that it points to. There is a
 * value only where nothing is wrong; what is wrong is told at once, in the order of the file.
 */
export async function readProfile(path: string, tools: Tools): Promise<Result<Profile>> {
  const kind = await kindAt(path);
  const refuse = (finding: Diagnostic): Result<Profile> => ({ diagnostics: [finding] });
  if (kind === 'missing') return refuse(diagnostic('profile.missing', { path }));
  if (/\.kext\/*$/i.test(path)) return fromKext(path, tools);
  if (/\.m?pkg\/*$/i.test(path)) return refuse(diagnostic('profile.pkg', { path }));
  if (kind === 'folder') return refuse(diagnostic('profile.folder', { path }));
  if (!/\.(ya?ml|json)$/i.test(path)) return refuse(diagnostic('profile.kind', { path }));
  const text = await readText(path);
  if (text.value === undefined) return { diagnostics: text.diagnostics };
  const source = parseYaml(path, text.value);
  if (!source.value) return { diagnostics: source.diagnostics };
  const read = await readParts(source.value, checkProfile(source.value), tools);
  const diagnostics = inOrder([...source.diagnostics, ...read.diagnostics], path);
  const isWrong = diagnostics.some((finding) => finding.severity === 'error');
  return read.value && !isWrong ? { value: read.value, diagnostics } : { diagnostics };
}

async function readParts(source: Source, checked: Checked, tools: Tools): Promise<Result<Profile>> {
  const { form, whole } = checked;
  const folder = dirname(source.file);
  const [kexts, explain, logo, named] = await Promise.all([
    readKexts(source, form, folder, tools),
    readExplain(source, form, folder),
    readLogo(source, form, folder),
    checkNamedFiles(source, form, folder),
  ]);
  const parts = [kexts, explain, logo].flatMap((part) => part.diagnostics);
  const diagnostics = [...checked.diagnostics, ...checkRules(source, form), ...parts, ...named];
  if (!whole || !kexts.value || !explain.value) return { diagnostics };
  const given = { kexts: kexts.value, explain: explain.value, ...(logo.value ? { logo: logo.value } : {}) };
  return { value: normalise(source.file, folder, whole, given), diagnostics };
}

/** What is wrong in the profile itself comes first, line by line; then what is wrong in other files. */
function inOrder(diagnostics: Diagnostic[], file: string): Diagnostic[] {
  const rank = ({ place }: Diagnostic): [number, number, number] =>
    place?.file === file ? [0, place.line ?? Number.MAX_SAFE_INTEGER, place.column ?? 0] : [1, 0, 0];
  return diagnostics.toSorted((a, b) => {
    const [left, right] = [rank(a), rank(b)];
    return left[0] - right[0] || left[1] - right[1] || left[2] - right[2];
  });
}
