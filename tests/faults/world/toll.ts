import type pg from "pg";

/** The outcome of the commits, summed over the accounts. */
export interface Toll {
  /** Entries that the ledger's database holds. */
  readonly commits: number;
  /** Effects that the tally's database holds. */
  readonly effects: number;
  /** Entries without an effect. Under load this includes events on their way. */
  readonly lost: number;
  /** Entries without an effect while a later entry of their account has one: they are certainly lost or overtaken. */
  readonly gaps: number;
  /** Effects beyond the first of their entry. */
  readonly doubled: number;
  /** Entries whose first effect came after that of a later entry of the same account. */
  readonly inversions: number;
}

/** Compares the two databases, account by account. */
export async function countToll(ledger: pg.Pool, tally: pg.Pool): Promise<Toll> {
  const { rows } = await tally.query<Omit<Toll, "commits" | "lost"> & { distinct: number }>(`
    with firsts as (select account_id, n, min(seq) as seq from effects group by account_id, n),
    steps as (select n, lag(n) over (partition by account_id order by seq) as before from firsts),
    sums as (select max(n) - count(*) as gaps from firsts group by account_id)
    select (select count(*) from effects) as effects,
           (select count(*) from firsts) as "distinct",
           (select coalesce(sum(gaps), 0)::int from sums) as gaps,
           (select count(*) from steps where n < before) as inversions`);
  // Read after the effects, so that no effect is counted whose commit is not.
  const { rows: sums } = await ledger.query<{ commits: number }>(
    "select coalesce(sum(count), 0)::int as commits from accounts",
  );
  const { effects = 0, distinct = 0, gaps = 0, inversions = 0 } = rows[0] ?? {};
  const commits = sums[0]?.commits ?? 0;
  return { commits, effects, lost: commits - distinct, gaps, doubled: effects - distinct, inversions };
}
