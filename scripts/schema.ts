// Writes the JSON Schema of the profile, which is committed for editors: node scripts/schema.ts
import { mkdirSync, writeFileSync } from 'node:fs';
import { profileJsonSchema } from '../src/read/profile/schema/json-schema.ts';

const folder = new URL('../schema/', import.meta.url);
mkdirSync(folder, { recursive: true });
writeFileSync(new URL('kextguide.schema.json', folder), `${JSON.stringify(profileJsonSchema(), null, 2)}\n`);
