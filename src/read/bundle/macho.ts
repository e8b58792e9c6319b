import {
  type Diagnostic,
  diagnostic,
  type Place,
  Refusal,
  type Result,
} from '../../diagnostics/diagnostic.ts';
import type { Architecture } from '../profile/profile.ts';
import { refuseGitLfsPointer } from './git-lfs.ts';
import { architectureOf, type Cpu, cpuName } from './macho-cpu.ts';
import { entryBytes, FAT, type Form, MAX_SLICES, magicOf, sliceAt, THIN, viewOf } from './macho-form.ts';
import { quote } from './quote.ts';

/** The bytes of an executable, wherever they lie: only its headers are asked for. */
export interface ByteSource {
  size: number;
  /** At most `length` bytes from `offset` on; fewer at the end. */
  read(offset: number, length: number): Promise<Uint8Array>;
}

/**
 * The architectures that an executable holds, in its order: the first bytes of a thin one, and of a universal ("fat")
 * one its table and the first bytes of each slice (mach-o/loader.h, mach-o/fat.h). What the headers claim is held
 * against the size, and each slice against what it was called.
 */
export async function readArchitectures(source: ByteSource, file: string): Promise<Result<Architecture[]>> {
  try {
    return named(await readCpus(source, { file }), { file });
  } catch (error) {
    if (error instanceof Refusal) return { diagnostics: error.diagnostics };
    throw error;
  }
}

async function readCpus(source: ByteSource, place: Place): Promise<Cpu[]> {
  const start = await source.read(0, HEADER_BYTES);
  refuseGitLfsPointer(await source.read(0, 64), place.file);
  const fat = FAT.get(magicOf(start));
  if (fat) return readSlices(source, fat, place);
  return [await readThin(source, 0, source.size, place)];
}

/** A thin header has 28 bytes, or 32 in 64 bits. */
const HEADER_BYTES = 32;

/** Reads the header of the Mach-O that takes `size` bytes from `offset` on. */
async function readThin(source: ByteSource, offset: number, size: number, place: Place): Promise<Cpu> {
  const bytes = await source.read(offset, Math.min(HEADER_BYTES, size));
  const form = THIN.get(magicOf(bytes));
  if (!form) {
    const found = quote(Buffer.from(bytes).toString('latin1'), 12);
    throw new Refusal(diagnostic('bundle.not-mach-o', { found }, place));
  }
  const length = form.wide ? 32 : 28;
  if (bytes.length < length) throw cutOff(source, place);
  const view = viewOf(bytes);
  // Magic, CPU type, CPU subtype, kind of file, number of load commands and their size; the commands follow.
  const commands = view.getUint32(20, form.littleEndian);
  if (length + commands > size) throw cutOff(source, place);
  return { type: view.getUint32(4, form.littleEndian), subtype: view.getUint32(8, form.littleEndian) };
}

function cutOff({ size }: ByteSource, place: Place): Refusal {
  return new Refusal(diagnostic('bundle.mach-o-cut', { size }, place));
}

async function readSlices(source: ByteSource, form: Form, place: Place): Promise<Cpu[]> {
  const entry = entryBytes(form);
  const bytes = await source.read(0, 8 + MAX_SLICES * entry);
  if (bytes.length < 8) throw cutOff(source, place);
  const view = viewOf(bytes);
  const count = view.getUint32(4, form.littleEndian);
  // Java class files begin with the same magic; their version, 45 or more, stands where the count does.
  if (count === 0 || count > MAX_SLICES) throw new Refusal(diagnostic('bundle.slices', { count }, place));
  const tableEnd = 8 + count * entry;
  if (bytes.length < tableEnd) throw cutOff(source, place);
  const cpus: Cpu[] = [];
  for (let at = 8; at < tableEnd; at += entry) {
    const said: Cpu = {
      type: view.getUint32(at, form.littleEndian),
      subtype: view.getUint32(at + 4, form.littleEndian),
    };
    const { offset, size } = sliceAt(view, at, form);
    if (offset < tableEnd || offset + size > source.size) throw cutOff(source, place);
    const found = await readThin(source, offset, size, place);
    if (cpuName(said) !== cpuName(found)) {
      const args = { said: cpuName(said), found: cpuName(found) };
      throw new Refusal(diagnostic('bundle.slice-differs', args, place));
    }
    cpus.push(said);
  }
  return cpus;
}

function named(cpus: readonly Cpu[], place: Place): Result<Architecture[]> {
  const architectures = new Set<Architecture>();
  const diagnostics: Diagnostic[] = [];
  for (const cpu of cpus) {
    const architecture = architectureOf(cpu);
    if (architecture) architectures.add(architecture);
    else diagnostics.push(diagnostic('bundle.architecture', { found: cpuName(cpu) }, place));
  }
  if (architectures.size > 0) return { value: [...architectures], diagnostics };
  return { diagnostics: [...diagnostics, diagnostic('bundle.no-architecture', {}, place)] };
}
