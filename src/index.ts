export type { Artifact } from './render/artifact.ts';
