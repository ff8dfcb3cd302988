// Old Nodes read this file too, so that they can be told what to install. Hence the syntax of Node 12, here and in
// node-version.mjs; everything newer is imported only after the check.
import { nodeVersionProblem } from './launcher/node-version.mjs';

const problem = nodeVersionProblem(process.versions.node);
if (problem) {
  console.error(problem);
  process.exitCode = 1;
} else {
  void import('./launcher/main.mjs')
    .then((launcher) => launcher.main(process.argv.slice(2)))
    .then((code) => {
      process.exitCode = code;
    });
}
