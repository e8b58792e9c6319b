import { hash } from 'node:crypto';
import { resolve, sep } from 'node:path';
import { setTimeout, setImmediate as turn } from 'node:timers/promises';
import { type Diagnostic, diagnostic, isError } from '../diagnostics/diagnostic.ts';
import { planProfile } from '../prepare.ts';
import { CONTENT, TEMPLATES } from '../read/content/ours.ts';
import { Kept } from './kept.ts';
import { FAULTY, Made } from './made.ts';
import { type Named, namedIn } from './named.ts';
import type { Printable } from './pdf-desk.ts';
import { type MadeJson, madeJson, type State, stateOf } from './state.ts';
import { Watch } from './watch.ts';

/** A page as it is sent. */
export interface Page {
  path: string;
  bytes: string | Uint8Array;
  /** Names these bytes. */
  tag: string;
}

/** How long changes are gathered, in ms: one save may be several of them. */
const GATHERING = 15;

/** How long a page that was announced has, in ms, before all others are made. */
const QUIET = 150;

/**
 * Makes the pages of a profile, and makes them anew when anything changes that they are made of. What was made last
 * without a fault stays until something better comes.
 */
export class Workshop {
  readonly #profile: string;
  readonly #publish: (state: State) => void;
  readonly #kept = new Kept();
  readonly #watch = new Watch((path) => this.#note(path));
  /** Pages as they were last sent: for when a later one cannot be drawn. */
  readonly #sent = new Map<string, Page>();
  readonly #changes = new Set<string>();
  #named: Named = { others: [] };
  #made: Made | undefined;
  #json: MadeJson | null = null;
  /** The page that was asked for last: the first to be made anew. */
  #shown: string | undefined;
  #version = 0;
  #state: State;
  #running: Promise<void> | undefined;
  #isClosed = false;

  constructor(profile: string, publish: (state: State) => void) {
    this.#profile = profile;
    this.#publish = publish;
    this.#state = stateOf({ version: 0, profile, isChecking: true }, null, []);
  }

  get state(): State {
    return this.#state;
  }

  /** Makes everything a first time; from then on every change is noticed. */
  async open(): Promise<void> {
    this.#note(this.#profile);
    await this.#running;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#watch.close();
    await this.#running;
  }

  /** A page by its path in the output, or `panes/<locale>/<name>.html`; undefined where there is none. */
  page(path: string): Page | undefined {
    this.#shown = path;
    const bytes = this.#made?.page(path).bytes;
    if (bytes === undefined) return undefined;
    if (bytes === FAULTY) return this.#sent.get(path);
    const page = { path, bytes, tag: hash('sha256', bytes) };
    this.#sent.set(path, page);
    return page;
  }

  /** What is printed as the PDF of this path. */
  printable(path: string): Printable | undefined {
    this.#shown = path;
    const made = this.#made;
    const guide = made?.printable(path);
    return made && guide && { guide, draw: made.draw, source: made.planned.profile.source };
  }

  #note(path: string): void {
    this.#changes.add(resolve(path));
    // What is running takes it up when it is done.
    if (!this.#isClosed) this.#running ??= this.#work();
  }

  async #work(): Promise<void> {
    while (this.#changes.size > 0 && !this.#isClosed) {
      await setTimeout(GATHERING);
      const changes = [...this.#changes];
      this.#changes.clear();
      this.#forget(changes);
      await this.#make().catch((error: unknown) => {
        this.#fail([diagnostic('preview.failed', { reason: (error as Error)?.message ?? String(error) })]);
      });
    }
    this.#running = undefined;
  }

  #forget(changes: readonly string[]): void {
    const { content, others } = this.#named;
    const roots = [CONTENT, TEMPLATES, ...(content === undefined ? [] : [content])];
    if (changes.some((path) => roots.some((root) => isIn(root, path)))) this.#kept.forgetContent();
    const isBinary = !/\.(ya?ml|json)$/i.test(this.#profile);
    if (isBinary || changes.some((path) => others.some((root) => isIn(root, path)))) this.#kept.forgetNamed();
  }

  async #make(): Promise<void> {
    await this.#follow();
    const { value, diagnostics } = await planProfile(
      this.#profile,
      this.#kept.content,
      undefined,
      this.#kept.tools,
    );
    if (!value) return this.#fail(diagnostics);
    const made = new Made(value, this.#kept);
    // The page that is looked at is made before all others, and shown at once if nothing is wrong with it.
    const first = this.#shown === undefined ? [] : made.page(this.#shown).diagnostics;
    if (first.some(isError)) return this.#fail([...diagnostics, ...first]);
    this.#made = made;
    this.#json = madeJson(made, this.#json ?? { hasLicense: false, hasPanes: true });
    this.#version += 1;
    this.#show(diagnostics, true);
    await this.#check(made, diagnostics);
  }

  /** Makes all the rest, for what may be wrong with it; leaves off as soon as anything changes. */
  async #check(made: Made, found: Diagnostic[]): Promise<void> {
    // Whoever looks at a page asks for it now, and comes first.
    if (this.#shown !== undefined && !(await this.#isQuiet())) return;
    for (const locale of made.locales) {
      const steps = made.check(locale);
      for (;;) {
        await turn();
        if (this.#isDisturbed) return;
        const { done, value } = await steps.next();
        if (done) {
          this.#json = madeJson(made, value);
          break;
        }
        found.push(...value);
      }
    }
    this.#show(found, false);
  }

  /** Waits a moment, unless something changes in it. */
  async #isQuiet(): Promise<boolean> {
    for (let rest = QUIET; rest > 0 && !this.#isDisturbed; rest -= GATHERING) await setTimeout(GATHERING);
    return !this.#isDisturbed;
  }

  get #isDisturbed(): boolean {
    return this.#changes.size > 0 || this.#isClosed;
  }

  async #follow(): Promise<void> {
    // A profile that is half-written names what it named before.
    this.#named = (await namedIn(this.#profile)) ?? this.#named;
    const { content, others } = this.#named;
    const own = content === undefined ? [] : [content];
    await this.#watch.follow([resolve(this.#profile), CONTENT, TEMPLATES, ...own, ...others]);
  }

  #fail(diagnostics: readonly Diagnostic[]): void {
    this.#show(diagnostics, false);
  }

  #show(diagnostics: readonly Diagnostic[], isChecking: boolean): void {
    const about = { version: this.#version, profile: this.#profile, isChecking };
    this.#state = stateOf(about, this.#json, [...diagnostics, ...this.#watch.failures]);
    this.#publish(this.#state);
  }
}

function isIn(root: string, path: string): boolean {
  return path === root || path.startsWith(root.endsWith(sep) ? root : root + sep);
}
