#!/usr/bin/env node
// Kept in old syntax, so that an old Node can still read it and say what is wrong.
var version = process.versions.node.split('.').map(Number);
if (version[0] < 22 || (version[0] === 22 && version[1] < 22)) {
  process.stderr.write(
    'kextguide needs Node 22.22 or newer, and this is Node ' +
      process.versions.node +
      '. Install a current Node and run it again.\n',
  );
  process.exitCode = 3;
} else {
  import('../lib/cli/main.js').then(function (cli) {
    return cli.main(process.argv);
  });
}
