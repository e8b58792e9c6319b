import { hash } from 'node:crypto';
import { resolve, sep } from 'node:path';
import { setTimeout, setImmediate as turn } from 'node:timers/promises';
import type { GuideDocument } from '../compose/document.ts';
import { type Diagnostic, diagnostic, isError, Refusal } from '../diagnostics/diagnostic.ts';
import { planProfile } from '../prepare.ts';
import { CONTENT, TEMPLATES } from '../read/content/ours.ts';
import type { Draw } from '../render/html/templates.ts';
import { Kept } from './kept.ts';
import { Made } from './made.ts';
import { type Named, namedIn } from './named.ts';
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
  async page(path: string): Promise<Page | undefined> {
    this.#shown = path;
    const bytes = this.#made && (await bytesOf(this.#made, path).catch(faulty));
    if (bytes === undefined) return undefined;
    if (bytes === FAULTY) return this.#sent.get(path);
    const page = { path, bytes, tag: hash('sha256', bytes) };
    this.#sent.set(path, page);
    return page;
  }

  /** What is printed as the PDF of this path. */
  async printable(path: string): Promise<{ guide: GuideDocument; draw: Draw; source: string } | undefined> {
    this.#shown = path;
    const made = this.#made;
    const guide = (await made?.language(localeOf(path)))?.guides.get(path);
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
    const front =
      made.locales.find((locale) => locale === localeOf(this.#shown ?? '')) ?? made.locales[0] ?? '';
    const first = await made.language(front);
    const found = [...diagnostics, ...first.diagnostics];
    // The page that is looked at is drawn before it is shown: a template may be what is wrong.
    const faults = this.#shown === undefined ? [] : await faultsOf(() => bytesOf(made, this.#shown!));
    if ([...found, ...faults].some(isError)) return this.#fail([...found, ...faults]);
    this.#made = made;
    this.#json = madeJson(made, { hasLicense: first.hasLicense, hasPanes: first.panes.size > 0 });
    this.#version += 1;
    this.#show(found, true);
    await this.#check(made, found);
  }

  /** Says and draws all the rest, for what may be wrong with it; leaves off as soon as anything changes. */
  async #check(made: Made, found: Diagnostic[]): Promise<void> {
    for (const locale of made.locales) {
      const { files, diagnostics } = await made.language(locale);
      found.push(...diagnostics);
      for (const [path, draw] of files) {
        if (!path.endsWith('.html')) continue;
        found.push(...(await faultsOf(draw)));
        // Whoever asks for a page comes first.
        await turn();
        if (this.#changes.size > 0 || this.#isClosed) return;
      }
    }
    this.#show(found, false);
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

/** What stands for a page that is there, and that cannot be made. */
const FAULTY = Symbol('faulty');

async function bytesOf(made: Made, path: string): Promise<string | Uint8Array | typeof FAULTY | undefined> {
  const { files, panes, diagnostics } = await made.language(localeOf(path));
  if (diagnostics.some(isError)) return FAULTY;
  const pane = /^panes\/[^/]+\/(welcome|readme|conclusion)\.html$/.exec(path)?.[1];
  return pane === undefined ? files.get(path)?.() : panes.get(pane as 'welcome');
}

/** `halden-vault/en/index.html`, `panes/en/welcome.html` */
function localeOf(path: string): string {
  return path.split('/')[1] ?? '';
}

async function faultsOf(draw: () => unknown): Promise<readonly Diagnostic[]> {
  try {
    await draw();
    return [];
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.diagnostics;
  }
}

/** What keeps it from being drawn is told by the check of all pages. */
function faulty(error: unknown): typeof FAULTY {
  if (error instanceof Refusal) return FAULTY;
  throw error;
}

function isIn(root: string, path: string): boolean {
  return path === root || path.startsWith(root.endsWith(sep) ? root : root + sep);
}
