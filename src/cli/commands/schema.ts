import type { Command } from 'commander';
import { print } from '../terminal.ts';

export function schemaCommand(program: Command): void {
  program
    .command('schema')
    .description('print the JSON Schema of a profile, for editors that complete and check')
    .action(async () => {
      const { profileJsonSchema } = await import('../../read/profile/schema/json-schema.ts');
      print(JSON.stringify(profileJsonSchema(), null, 2));
    });
}
