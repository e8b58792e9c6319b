import type { Voice } from '../compose/compose.ts';
import { voiceOf } from '../compose/compose.ts';
import type { GuideDocument, PaneDocument } from '../compose/document.ts';
import { type Diagnostic, isError, Refusal } from '../diagnostics/diagnostic.ts';
import { makeInstaller } from '../make-installer.ts';
import type { Planned } from '../prepare.ts';
import type { Draw } from '../render/html/templates.ts';
import { drawPane } from '../render/pane/pane.ts';
import { filesOf, pdfOf } from '../render/product.ts';
import { overviewOf } from '../render/signposts.ts';
import type { Kept } from './kept.ts';

/** What stands for a page that is there, and that cannot be made. */
export const FAULTY = Symbol('faulty');

/** A page, or what keeps it from being made; undefined where there is none. */
export interface MadePage {
  bytes: string | typeof FAULTY | undefined;
  diagnostics: readonly Diagnostic[];
}

/**
 * Everything that a build would make of a profile, each part when it is asked for: of twenty languages and thirty guides
 * a writer looks at one. It says and draws with the functions of the build, so that its bytes are those of the build.
 */
export class Made {
  readonly planned: Planned;
  readonly draw: Draw;
  readonly #kept: Kept;
  readonly #voices = new Map<string, Voice>();
  readonly #guides = new Map<string, GuideDocument>();
  readonly #panes = new Map<string, readonly PaneDocument[]>();
  /** Those that were asked for. */
  readonly #pages = new Map<string, MadePage>();

  constructor(planned: Planned, kept: Kept) {
    this.planned = planned;
    this.draw = kept.draw(planned.content);
    this.#kept = kept;
  }

  get locales(): string[] {
    return [...this.planned.content.languages.keys()];
  }

  /** The page of a path in the output, or of `panes/<locale>/<name>.html`. */
  page(path: string): MadePage {
    const page = this.#pages.get(path) ?? this.#make(path);
    this.#pages.set(path, page);
    return page;
  }

  /** The guide whose PDF has this path in the output. */
  printable(path: string): GuideDocument | undefined {
    const locale = path.split('/')[1] ?? '';
    const voice = this.#voice(locale);
    const guide = voice && this.#guideAt(voice, locale, path, 'pdf');
    return guide && pdfOf(guide).path === path ? guide : undefined;
  }

  /** Says and draws all of a language, in small steps; what comes up is handed over as it does. */
  async *check(
    locale: string,
  ): AsyncGenerator<readonly Diagnostic[], { hasLicense: boolean; hasPanes: boolean }> {
    const { profile, plan } = this.planned;
    const voice = this.#voice(locale);
    if (!voice) return { hasLicense: false, hasPanes: false };
    const folder = `${profile.product.id}/${locale}`;
    for (const { id } of plan.guides) yield this.#make(`${folder}/${id}.html`).diagnostics;
    yield this.#make(`${folder}/index.html`).diagnostics;
    const panes = this.#panesOf(voice, locale);
    const overview = voice.overview();
    yield voice.diagnostics();
    const guides = plan.guides.map((guide) => this.#guide(voice, locale, guide.id)!);
    const said = new Map([[locale, { guides, panes, overview }]]);
    const installer = await makeInstaller(said, profile, this.draw, 'html', this.#kept.installer).catch(
      refused,
    );
    yield installer.diagnostics;
    const distribution = installer.artifacts.find(({ kind }) => kind === 'distribution');
    return { hasLicense: hasLicense(distribution?.bytes ?? ''), hasPanes: panes.length > 0 };
  }

  #make(path: string): MadePage {
    const [folder, locale = '', file = '', ...more] = path.split('/');
    const voice = this.#voice(locale);
    if (!voice || more.length > 0) return { bytes: undefined, diagnostics: [] };
    const before = voice.diagnostics().filter(isError).length;
    try {
      const bytes = folder === 'panes' ? this.#pane(voice, locale, file) : this.#file(voice, path);
      const faults = voice.diagnostics().filter(isError).slice(before);
      return { bytes: bytes !== undefined && faults.length > 0 ? FAULTY : bytes, diagnostics: faults };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return { bytes: FAULTY, diagnostics: error.diagnostics };
    }
  }

  #pane(voice: Voice, locale: string, file: string): string | undefined {
    const pane = this.#panesOf(voice, locale).find(({ name }) => `${name}.html` === file);
    return pane && drawPane(pane, this.draw);
  }

  #panesOf(voice: Voice, locale: string): readonly PaneDocument[] {
    const panes = this.#panes.get(locale) ?? voice.panes();
    this.#panes.set(locale, panes);
    return panes;
  }

  #file(voice: Voice, path: string): string | undefined {
    const [product, locale = '', file] = path.split('/');
    if (file === 'index.html') {
      if (product !== this.planned.profile.product.id) return undefined;
      const guides = this.planned.plan.guides.map(({ id }) => this.#guide(voice, locale, id)!);
      const all = guides.flatMap((guide) => this.#files(guide));
      const paths = new Set(all.map(({ artifact }) => artifact.path));
      return overviewOf(voice.overview(), paths, this.draw)?.bytes as string | undefined;
    }
    const guide = this.#guideAt(voice, locale, path, 'html|txt|json');
    if (!guide) return undefined;
    return this.#files(guide)
      .find(({ artifact }) => artifact.path === path)
      ?.bytes?.();
  }

  #files(guide: GuideDocument) {
    return filesOf({ guides: [guide] }, this.draw);
  }

  #guideAt(voice: Voice, locale: string, path: string, endings: string): GuideDocument | undefined {
    const id = new RegExp(`/([^/]+)\\.(?:${endings})$`).exec(path)?.[1];
    return id === undefined ? undefined : this.#guide(voice, locale, id);
  }

  #guide(voice: Voice, locale: string, id: string): GuideDocument | undefined {
    const key = `${locale}/${id}`;
    const planned = this.planned.plan.guides.find((guide) => guide.id === id);
    const said = this.#guides.get(key) ?? (planned && voice.guide(planned));
    if (said) this.#guides.set(key, said);
    return said;
  }

  #voice(locale: string): Voice | undefined {
    const { plan, profile, content } = this.planned;
    const language = content.languages.get(locale);
    const voice = this.#voices.get(locale) ?? (language && voiceOf(plan, profile, content, language));
    if (voice) this.#voices.set(locale, voice);
    return voice;
  }
}

function refused(error: unknown): Awaited<ReturnType<typeof makeInstaller>> {
  if (!(error instanceof Refusal)) throw error;
  return { artifacts: [], diagnostics: error.diagnostics };
}

/** Whatever the encoding of the vendor's own is: the element is ASCII, in UTF-16 with a NUL beside each letter. */
function hasLicense(distribution: string | Uint8Array): boolean {
  return /<license\b/.test(Buffer.from(distribution).toString('latin1').replaceAll('\0', ''));
}
