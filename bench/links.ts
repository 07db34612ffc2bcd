/** npm run bench -- links DIR: scores reply links on annotated logs of the irc-disentanglement layout. */
import { scoreLinks } from "./support/disentanglement.ts";

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error("npm run bench -- links DIR   (DIR holds X.ascii.txt or X.raw.txt and X.annotation.txt)");
  process.exit(2);
}
console.log(JSON.stringify(scoreLinks(folder)));
