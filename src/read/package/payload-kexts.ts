import { posix } from 'node:path';
import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import { quote } from '../bundle/quote.ts';
import { type Budget, MAX_KEPT_BYTES, MAX_PLISTS_BYTES } from './budget.ts';
import type { CpioEntry } from './cpio.ts';

/** The parts of a kext that tell what it is, as its payload holds them. */
export interface KextParts {
  /** Below the folder that all is installed to, without "/" before it: Library/Extensions/Widget.kext */
  path: string;
  /** By their path within the bundle. */
  files: Map<string, Uint8Array>;
  /** Whether all of these were held; that one was not has been told. */
  isWhole: boolean;
}

/** Keeps, of all that passes, what tells about kexts; bounded over all payloads of a package. */
export class KextKeeper {
  readonly diagnostics: Diagnostic[] = [];
  readonly #file: string;
  readonly #budget: Budget;
  readonly #within: string;
  readonly #kexts = new Map<string, KextParts>();
  #isTwiceTold = false;

  /** `within`: the kext, or a folder of it, whose inside the payload is; else "". */
  constructor(file: string, budget: Budget, within = '') {
    this.#file = file;
    this.#budget = budget;
    this.#within = within;
  }

  /** Whether an entry belongs to a kext. */
  isInKext(path: string): boolean {
    return this.#within !== '' || /\.kext(\/|$)/i.test(path);
  }

  /** Whether it may tell something new of one; then `keep` it. Most do not, and a payload may have a million. */
  concerns(path: string): boolean {
    const part = this.isInKext(path) ? this.#partOf(path) : undefined;
    if (!part) return false;
    const known = this.#kexts.get(part.kext);
    return !known || (TELLING.test(part.inside) && !(this.#isTwiceTold && known.files.has(part.inside)));
  }

  async keep(entry: CpioEntry): Promise<void> {
    const { kext: path, inside } = this.#partOf(entry.path) ?? {};
    if (path === undefined || inside === undefined) return;
    if (inside === '' && entry.kind !== 'folder') return;
    const kext = this.#kextAt(path);
    if (entry.kind !== 'file' || !TELLING.test(inside)) return;
    if (kext.files.has(inside)) return this.#tellTwice(entry);
    const isPlist = /Info\.plist$/.test(inside);
    if (this.#budget.hasRoomForFile(entry.size, isPlist)) kext.files.set(inside, await entry.body());
    else this.#tellNoRoom(kext, entry, isPlist);
  }

  /** By path, so that an outer one comes before those inside it, whatever the order of the archive. */
  get kexts(): KextParts[] {
    return [...this.#kexts.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  /** The innermost kext that it lies in, and where there. */
  #partOf(path: string): { kext: string; inside: string } | undefined {
    // "._Widget.kext" is what macOS writes beside a file on other systems' disks.
    if (/(?:^|\/)\._/.test(path)) return undefined;
    const whole = this.#within === '' ? path : posix.join(this.#within, path);
    const [, kext, inside = ''] = /^(.*[^/]\.kext)(?:\/(.*))?$/is.exec(whole) ?? [];
    return kext === undefined ? undefined : { kext, inside };
  }

  /** Once for a payload. */
  #tellTwice({ path }: CpioEntry): void {
    if (this.#isTwiceTold) return;
    this.#isTwiceTold = true;
    this.diagnostics.push(diagnostic('package.duplicate', { name: quote(path) }, { file: this.#file }));
  }

  /** Once for a kext. */
  #tellNoRoom(kext: KextParts, { path }: CpioEntry, isPlist: boolean): void {
    if (!kext.isWhole) return;
    kext.isWhole = false;
    const limit = isPlist ? MAX_PLISTS_BYTES : MAX_KEPT_BYTES;
    const args = { name: quote(path.split('/').at(-1)!), limit };
    this.diagnostics.push(diagnostic('package.kept', args, { file: `${this.#file}/${path}` }));
  }

  #kextAt(path: string): KextParts {
    const known = this.#kexts.get(path);
    if (known) return known;
    this.#budget.countKext(this.#file);
    const kext: KextParts = { path, files: new Map(), isWhole: true };
    this.#kexts.set(path, kext);
    return kext;
  }
}

/** Info.plist, executables and the signature of a codeless one; in the form of today, and in the old flat one. */
const TELLING =
  /^(?:Contents\/)?(?:Info\.plist|_CodeSignature\/CodeSignature)$|^Contents\/MacOS\/[^/]+$|^[^/]+$/;
