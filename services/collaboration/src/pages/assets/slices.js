/** Keeps the slices of recordings on this device until the server has said that they arrived. */
const opened = new Promise((resolve, reject) => {
  const request = indexedDB.open("storytelling-booth", 1);
  request.onupgradeneeded = () =>
    request.result.createObjectStore("slices", { autoIncrement: true }).createIndex("of", "of");
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

const inStore = async (mode, work) => {
  const transaction = (await opened).transaction("slices", mode);
  const request = work(transaction.objectStore("slices"));
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve(request.result);
    transaction.onerror = transaction.onabort = () => reject(transaction.error);
  });
};

export const keep = (of, slice) => inStore("readwrite", (store) => store.add({ of, slice }));

/** The recording made of a line's slices; null when there are none. */
export async function kept(of) {
  const rows = await inStore("readonly", (store) => store.index("of").getAll(of));
  if (rows.length === 0) return null;
  return new Blob(
    rows.map(({ slice }) => slice),
    { type: rows[0].slice.type },
  );
}

export const drop = async (of) => {
  const keys = await inStore("readonly", (store) => store.index("of").getAllKeys(of));
  await inStore("readwrite", (store) => {
    for (const key of keys) store.delete(key);
    return {};
  });
};
