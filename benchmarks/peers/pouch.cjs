/* node pouch.cjs PACKAGES WHERE < texts.json: one replication of all texts to a server beside it. */
const [, , packages, where] = process.argv;
const load = (name) => require(require.resolve(name, { paths: [packages] }));
const PouchDB = load("pouchdb-core");
for (const part of ["memory", "leveldb", "http"]) PouchDB.plugin(load(`pouchdb-adapter-${part}`));
for (const part of ["replication", "mapreduce", "find"]) PouchDB.plugin(load(`pouchdb-${part}`));
const express = load("express");
const texts = JSON.parse(require("fs").readFileSync(0, "utf8"));
const Server = PouchDB.defaults({ prefix: `${where}/`, adapter: "leveldb" });
const app = express();
app.use("/", load("express-pouchdb")(Server, { mode: "minimumForPouchDB", inMemoryConfig: true, logPath: `${where}/log.txt` }));
const listening = app.listen(0, "127.0.0.1", async () => {
  const local = new PouchDB("phone", { adapter: "memory" });
  await local.bulkDocs(texts.map((text, place) => ({ _id: `page-${place}`, text })));
  const remote = new PouchDB(`http://127.0.0.1:${listening.address().port}/place`, { adapter: "http" });
  await remote.info();
  const begun = process.hrtime.bigint();
  await PouchDB.replicate(local, remote);
  const ms = Number(process.hrtime.bigint() - begun) / 1e6;
  const there = (await remote.info()).doc_count;
  console.log(JSON.stringify({ ms, there }));
  process.exit(0);
});
