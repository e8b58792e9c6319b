import type { ByteSource } from './macho.ts';
import { entryBytes, FAT, MAX_SLICES, magicOf, type Slice, sliceAt, THIN, viewOf } from './macho-form.ts';

/**
 * The CMS part of an executable's code signature, of the first slice that has one (mach-o/loader.h; cs_blobs.h in
 * xnu). undefined where there is none, and where anything does not fit: what is wrong with an executable,
 * readArchitectures tells.
 */
export async function codeSignatureOf(source: ByteSource): Promise<Uint8Array | undefined> {
  for (const slice of await slicesOf(source)) {
    const found = await signatureOfSlice(source, slice);
    if (found) return found;
  }
  return undefined;
}

async function slicesOf(source: ByteSource): Promise<Slice[]> {
  const start = await source.read(0, 8);
  const form = FAT.get(magicOf(start));
  if (!form) return [{ offset: 0, size: source.size }];
  const entry = entryBytes(form);
  const view = await viewAt(source, 0, 8 + MAX_SLICES * entry);
  if (view.byteLength < 8) return [];
  const said = view.getUint32(4, form.littleEndian);
  const count = Math.min(said, MAX_SLICES, Math.floor((view.byteLength - 8) / entry));
  return Array.from({ length: count }, (_, i) => sliceAt(view, 8 + i * entry, form)).filter(
    ({ offset, size }) => offset + size <= source.size,
  );
}

const LC_CODE_SIGNATURE = 0x1d;
/** Real ones have a few kilobytes. */
const MAX_COMMAND_BYTES = 1024 * 1024;

async function signatureOfSlice(source: ByteSource, slice: Slice): Promise<Uint8Array | undefined> {
  const header = await source.read(slice.offset, Math.min(28, slice.size));
  const form = THIN.get(magicOf(header));
  if (!form || header.length < 28) return undefined;
  const { littleEndian, wide } = form;
  const length = wide ? 32 : 28;
  const said = viewOf(header).getUint32(20, littleEndian);
  const size = Math.min(said, MAX_COMMAND_BYTES, Math.max(0, slice.size - length));
  const commands = await viewAt(source, slice.offset + length, size);
  for (let at = 0; at + 8 <= commands.byteLength; ) {
    const command = commands.getUint32(at, littleEndian);
    const commandSize = commands.getUint32(at + 4, littleEndian);
    if (commandSize < 8) return undefined;
    if (command === LC_CODE_SIGNATURE && at + 16 <= commands.byteLength) {
      const offset = commands.getUint32(at + 8, littleEndian);
      const bytes = commands.getUint32(at + 12, littleEndian);
      const fits = offset + bytes <= slice.size;
      return fits ? cmsIn(source, { offset: slice.offset + offset, size: bytes }) : undefined;
    }
    at += commandSize;
  }
  return undefined;
}

const SUPER_BLOB = 0xfade0cc0;
const CMS_BLOB = 0xfade0b01;
/** The slot of the CMS signature. */
const CMS_SLOT = 0x10000;
const MAX_BLOBS = 64;
/** The longest that is read; with all its certificates and a time stamp, one has about nine kilobytes. */
export const MAX_SIGNATURE_BYTES = 1024 * 1024;

/** Of a SuperBlob: magic, length, count, then slot and offset of each blob; each with a magic and a length. */
async function cmsIn(source: ByteSource, blob: Slice): Promise<Uint8Array | undefined> {
  const index = await viewAt(source, blob.offset, Math.min(blob.size, 12 + MAX_BLOBS * 8));
  if (index.byteLength < 12 || index.getUint32(0) !== SUPER_BLOB) return undefined;
  const count = Math.min(index.getUint32(8), Math.floor((index.byteLength - 12) / 8));
  for (let i = 0; i < count; i += 1) {
    if (index.getUint32(12 + i * 8) !== CMS_SLOT) continue;
    const offset = index.getUint32(16 + i * 8);
    if (offset + 8 > blob.size) return undefined;
    const head = await viewAt(source, blob.offset + offset, 8);
    if (head.byteLength < 8 || head.getUint32(0) !== CMS_BLOB) return undefined;
    const length = Math.min(head.getUint32(4), blob.size - offset, MAX_SIGNATURE_BYTES);
    return length > 8 ? source.read(blob.offset + offset + 8, length - 8) : undefined;
  }
  return undefined;
}

async function viewAt(source: ByteSource, offset: number, length: number): Promise<DataView> {
  return viewOf(await source.read(offset, length));
}
