import { hash } from 'node:crypto';
import { join } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Artifact } from '../render/artifact.ts';
import { compare, type Staged } from './compare.ts';
import { attempt, failure } from './failure.ts';
import { type Journal, writeJournal } from './journal.ts';
import { leaveLock, PATIENCE, takeLock } from './lock.ts';
import { lookAt } from './look.ts';
import { type FileEntry, MANIFEST, type ProductEntry, printManifest, readManifest } from './manifest.ts';
import { type Build, merge } from './merge.ts';
import { Names } from './names.ts';
import { byCodeUnit } from './path.ts';
import { recover } from './recover.ts';
import { Halfway, settle } from './settle.ts';
import { findGround, type Ground, unmake } from './site.ts';
import { retire, Stage } from './stage.ts';

/** Yields what leads to other files, from all products of the folder and the paths of all files that it will hold. */
export type MakeSignposts = (
  products: readonly ProductEntry[],
  paths: ReadonlySet<string>,
) => readonly Artifact[];

export interface Commit extends Omit<Build, 'keep'> {
  keep?: readonly string[];
  makeSignposts: MakeSignposts;
}

/** What a build changed on the disk. */
export interface Report {
  written: string[];
  removed: string[];
  unchanged: number;
  /** What the user should know of files and products that earlier builds left there. */
  diagnostics: Diagnostic[];
}

/**
 * Opens an output folder for one build, after ending what killed builds left there. The folder itself changes only in
 * `commit`. `patience` is how long to wait for another build, in milliseconds.
 */
export async function openOutput(out: string, { patience = PATIENCE } = {}): Promise<Output> {
  const ground = findGround(out);
  let stage: Stage | undefined;
  try {
    stage = new Stage(ground.site);
    recover(ground, stage);
    // Read again under the lock: this time only to refuse a folder that is not ours before the work is done.
    readManifest(ground.out, ground.shown);
    return new Output(ground, stage, patience);
  } catch (error) {
    stage?.remove();
    unmake(ground);
    throw failure(out, error);
  }
}

/** One build on its way into its folder: `add` each file, then `commit`, and `abandon` in any case (`finally`). */
export class Output {
  readonly #ground: Ground;
  readonly #stage: Stage;
  readonly #patience: number;
  readonly #names = new Names();
  readonly #files = new Map<string, FileEntry & Staged>();
  #state: 'open' | 'waiting' | 'closed' = 'open';

  constructor(ground: Ground, stage: Stage, patience: number) {
    this.#ground = ground;
    this.#stage = stage;
    this.#patience = patience;
  }

  /** Stages one file. Its bytes go to the disk at once; only what the manifest says of it is kept in memory. */
  async add(artifact: Artifact): Promise<void> {
    if (this.#state !== 'open') throw new Error('The output is closed.');
    this.#stageArtifact(artifact);
  }

  /** Makes the output folder what the build says, as one burst; after a failure it is what it was before. */
  async commit(commit: Commit): Promise<Report> {
    if (this.#state !== 'open') throw new Error('The output is closed.');
    this.#state = 'waiting';
    let isOurs = false;
    try {
      const wanted = () => this.#state === 'waiting';
      isOurs = await takeLock(this.#stage, this.#ground, this.#patience, wanted);
      if (!isOurs) throw new Error('The build was abandoned.');
      // Nothing is awaited from here on: a signal handler never finds the burst half done.
      const report = this.#burst(commit);
      this.#state = 'closed';
      retire(this.#stage.site, this.#stage.owner);
      return report;
    } catch (error) {
      this.#state = 'closed';
      if (error instanceof Halfway && isOurs) leaveLock(this.#stage.site, this.#stage.owner);
      else if (isOurs) retire(this.#stage.site, this.#stage.owner);
      else this.#stage.remove();
      unmake(this.#ground);
      throw failure(this.#ground.shown, error);
    }
  }

  /** Removes the stage; nothing after a commit. All at once, so it also serves where a process is about to end. */
  async abandon(): Promise<void> {
    if (this.#state === 'closed') return;
    this.#state = 'closed';
    this.#stage.remove();
    unmake(this.#ground);
  }

  #burst(commit: Commit): Report {
    const { out, shown } = this.#ground;
    const old = readManifest(out, shown);
    const made = [...this.#files.values()].sort((a, b) => byCodeUnit(a.path, b.path));
    const isThere = (path: string) => lookAt(join(out, path))?.isFile() ?? false;
    const { manifest, gone, diagnostics } = merge(old, made, { ...commit, keep: commit.keep ?? [] }, isThere);
    const paths = new Set(manifest.files.map(({ path }) => path));
    const signposts = commit.makeSignposts(manifest.products, paths).map((it) => this.#stageArtifact(it));
    const sheet = printManifest({ ...manifest, files: [...manifest.files, ...signposts] });
    const staged = [...made, ...signposts, this.#stageBytes(MANIFEST, sheet)];
    const listed = new Set([MANIFEST, ...old.files.map(({ path }) => path)]);
    const anew = new Set(signposts.map(({ path }) => path));
    const going = gone.map(({ path }) => path).filter((path) => !anew.has(path));
    const journal = compare(this.#ground, staged, listed, going);
    if (journal.steps.length > 0) {
      writeJournal(this.#stage.folder, journal);
      settle(this.#stage.folder, this.#ground);
    }
    return { ...changes(journal, staged.length), diagnostics };
  }

  #stageArtifact({ bytes, isExecutable = false, ...ids }: Artifact): FileEntry & Staged {
    this.#names.take(ids.path);
    const file = { ...ids, ...this.#stageBytes(ids.path, bytes, isExecutable) };
    this.#files.set(ids.path, file);
    return file;
  }

  #stageBytes(path: string, content: string | Uint8Array, isExecutable = false): Staged {
    const bytes = typeof content === 'string' ? Buffer.from(content) : content;
    attempt(join(this.#ground.shown, path), () => this.#stage.write(path, bytes, isExecutable));
    return { path, size: bytes.byteLength, sha256: hash('sha256', bytes, 'hex') };
  }
}

function changes({ steps }: Journal, staged: number): Omit<Report, 'diagnostics'> {
  const written = steps.filter((step) => step.do !== 'remove').map(({ path }) => path);
  const removed = steps.filter((step) => step.do === 'remove').map(({ path }) => path);
  return { written, removed, unchanged: staged - written.length };
}
