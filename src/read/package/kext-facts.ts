import { posix } from 'node:path';
import { type Diagnostic, diagnostic, type Place, type Result } from '../../diagnostics/diagnostic.ts';
import { harmless } from '../../diagnostics/harmless.ts';
import type { FoundKext } from '../bundle/find-kexts.ts';
import { type InfoFacts, readInfoPlist } from '../bundle/info-plist.ts';
import { type ByteSource, readArchitectures } from '../bundle/macho.ts';
import { SIGNATURE_FILE, signerOf, tellSigner } from '../bundle/signer.ts';
import { signerOfCms } from '../signature/cms.ts';
import type { KextParts } from './payload-kexts.ts';

/** A kext of a package: as read from a bundle, and who signed it. */
export interface PackagedKext extends FoundKext {
  versions: InfoFacts['versions'];
  /** Its Info.plist. */
  place: Place;
}

/**
 * What a kext's parts tell, as findKexts reads them from a bundle. `file` is the path of the payload; no value where
 * it has no Info.plist that can be read.
 */
export async function readKextParts(
  kext: KextParts,
  installLocation: string,
  file: string,
): Promise<Result<PackagedKext>> {
  const inPayload = (inside: string) => `${file}/${kext.path}/${inside}`;
  const folderName = posix.basename(kext.path);
  const below = ['Contents/', ''].find((prefix) => kext.files.has(`${prefix}Info.plist`));
  if (below === undefined) {
    const place = `${file}/${kext.path}`;
    return { diagnostics: [diagnostic('bundle.none', { path: harmless(folderName) }, { file: place })] };
  }
  const plist = `${below}Info.plist`;
  const { value: info, diagnostics } = readInfoPlist(kext.files.get(plist)!, inPayload(plist), folderName);
  if (!info) return { diagnostics };
  const { id, name, version, codeless, versions, families } = info;
  const value: PackagedKext = {
    id,
    name,
    version,
    codeless,
    architectures: [],
    path: posix.join('/', installLocation, kext.path),
    signer: null,
    versions,
    families,
    place: { file: inPayload(plist) },
  };
  if (info.executable === null) {
    const file = below + SIGNATURE_FILE;
    const signature = kext.files.get(file);
    if (signature) value.signer = signerOfCms(signature);
    return { value, diagnostics: [...diagnostics, ...tellSigner(value.signer, { file: inPayload(file) })] };
  }
  const executable = `${below === '' ? '' : 'Contents/MacOS/'}${info.executable}`;
  const bytes = kext.files.get(executable);
  const missing = missingCode(bytes, inPayload(executable));
  if (!bytes || missing) return { value, diagnostics: [...diagnostics, ...(missing ? [missing] : [])] };
  const source = sourceOf(bytes);
  const found = await readArchitectures(source, inPayload(executable));
  value.architectures = found.value ?? [];
  value.signer = await signerOf(source);
  const told = tellSigner(value.signer, { file: inPayload(executable) });
  return { value, diagnostics: [...diagnostics, ...found.diagnostics, ...told] };
}

function missingCode(bytes: Uint8Array | undefined, file: string): Diagnostic | undefined {
  if (bytes && bytes.length > 0) return undefined;
  const code = bytes ? 'bundle.empty-executable' : 'bundle.no-executable';
  return diagnostic(code, { path: harmless(file) }, { file });
}

function sourceOf(bytes: Uint8Array): ByteSource {
  return { size: bytes.length, read: async (offset, length) => bytes.subarray(offset, offset + length) };
}
