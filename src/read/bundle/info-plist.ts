import { type Diagnostic, diagnostic, type Result } from '../../diagnostics/diagnostic.ts';
import { harmless } from '../../diagnostics/harmless.ts';
import { familiesOf } from './families.ts';
import { markedPlaceholderIn, placeholderIn } from './placeholder.ts';
import { parsePlist } from './plist.ts';
import { kindOf, type Plist, type PlistValue } from './plist-value.ts';
import { quote } from './quote.ts';

/** What an Info.plist tells about its kext. null: what stands there cannot be used, and an error says why. */
export interface InfoFacts {
  id: string | null;
  name: string | null;
  /** null also where there is none. */
  version: string | null;
  codeless: boolean;
  /** The file name of the executable; null also where there is none. */
  executable: string | null;
  /** CFBundleShortVersionString and CFBundleVersion as they stand there; null: no text, or nothing. */
  versions: { short: string | null; bundle: string | null };
  /** What it builds on, as OSBundleLibraries and IOProviderClass name it. */
  families: string[];
}

/**
 * Reads the Info.plist of the kext in a folder of that name. Only keys of the outermost dictionary count: personalities
 * carry a CFBundleIdentifier too, and in codeless kexts it is another kext's. No value where it is no kext's.
 */
export function readInfoPlist(bytes: Uint8Array, file: string, folderName: string): Result<InfoFacts> {
  const { value: plist, diagnostics } = parsePlist(bytes, file);
  if (!plist) return { diagnostics };
  if (!(plist.root instanceof Map)) {
    const found = kindOf(plist.root);
    return { diagnostics: [...diagnostics, diagnostic('bundle.not-dictionary', { found }, { file })] };
  }
  const info: Info = { plist, values: plist.root, diagnostics };
  if (!isKext(info, folderName)) return { diagnostics };
  const executable = executableOf(info);
  const value: InfoFacts = {
    id: idOf(info),
    name: nameOf(info, executable, folderName),
    version: versionOf(info),
    codeless: executable === undefined,
    executable: executable ?? null,
    versions: {
      short: asItStands(info, 'CFBundleShortVersionString'),
      bundle: asItStands(info, 'CFBundleVersion'),
    },
    families: familiesOf(info.values),
  };
  return { value, diagnostics };
}

interface Info {
  plist: Plist;
  values: ReadonlyMap<string, PlistValue>;
  /** Grows as keys are looked at. */
  diagnostics: Diagnostic[];
}

/** A string as found; undefined: missing or empty; null: refused, and an error says why. */
type Text = string | null | undefined;

function isKext(info: Info, folderName: string): boolean {
  const type = textOf(info, 'CFBundlePackageType', markedPlaceholderIn);
  if (typeof type !== 'string' || type === 'KEXT') return true;
  const place = info.plist.placeOf('CFBundlePackageType');
  const other = OTHER_TYPES.get(type);
  info.diagnostics.push(
    other
      ? diagnostic('bundle.not-kext', { path: harmless(folderName), found: other }, place)
      : diagnostic('bundle.package-type', { found: quote(type) }, place),
  );
  return other === undefined;
}

const OTHER_TYPES = new Map([
  ['APPL', 'an app'],
  ['DEXT', 'a driver extension (dext)'],
  ['SYSX', 'a system extension'],
  ['FMWK', 'a framework'],
  ['XPC!', 'an XPC service'],
]);

function executableOf(info: Info): Text {
  const name = textOf(info, 'CFBundleExecutable', markedPlaceholderIn);
  if (typeof name !== 'string' || !(name === '.' || name === '..' || /[/\\]/.test(name))) return name;
  const args = { found: quote(name) };
  info.diagnostics.push(diagnostic('bundle.executable-name', args, info.plist.placeOf('CFBundleExecutable')));
  return null;
}

function idOf(info: Info): string | null {
  const id = textOf(info, 'CFBundleIdentifier', placeholderIn);
  const place = info.plist.placeOf('CFBundleIdentifier');
  if (id === undefined) info.diagnostics.push(diagnostic('bundle.no-identifier', {}, place));
  if (typeof id !== 'string') return null;
  if (/^[A-Za-z0-9._-]+$/.test(id)) return id;
  info.diagnostics.push(diagnostic('bundle.identifier', { found: quote(id) }, place));
  return null;
}

/** CFBundleName is missing in kexts that shipped (Realtek RtWlanU). */
function nameOf(info: Info, executable: Text, folderName: string): string | null {
  const name = textOf(info, 'CFBundleName', placeholderIn);
  if (name !== undefined) return name;
  if (typeof executable === 'string') return checked(info, 'CFBundleExecutable', executable, placeholderIn);
  return executable === null ? null : folderName.replace(/\.kext$/i, '');
}

function versionOf(info: Info): string | null {
  const short = textOf(info, 'CFBundleShortVersionString', placeholderIn);
  if (short !== undefined) return short;
  const version = textOf(info, 'CFBundleVersion', placeholderIn);
  if (version === undefined) {
    info.diagnostics.push(diagnostic('bundle.no-version', {}, info.plist.placeOf('CFBundleIdentifier')));
  }
  return version ?? null;
}

function asItStands({ values }: Info, key: string): string | null {
  const value = values.get(key);
  return typeof value === 'string' ? value.trim() || null : null;
}

function textOf(info: Info, key: string, findPlaceholder: FindPlaceholder): Text {
  const value = info.values.get(key);
  if (value === undefined) return undefined;
  if (typeof value === 'string') {
    return value.trim() === '' ? undefined : checked(info, key, value.trim(), findPlaceholder);
  }
  const args = { key, found: kindOf(value) };
  info.diagnostics.push(diagnostic('bundle.value-kind', args, info.plist.placeOf(key)));
  return null;
}

type FindPlaceholder = (value: string) => string | undefined;

function checked(info: Info, key: string, value: string, findPlaceholder: FindPlaceholder): string | null {
  const place = info.plist.placeOf(key);
  const placeholder = findPlaceholder(value);
  if (placeholder !== undefined) {
    info.diagnostics.push(diagnostic('bundle.placeholder', { key, found: quote(placeholder) }, place));
    return null;
  }
  if (/\p{Cc}/u.test(value)) {
    info.diagnostics.push(diagnostic('bundle.control', { key, found: quote(value) }, place));
    return null;
  }
  return value;
}
