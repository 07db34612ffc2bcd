import { useInfiniteQuery, type InfiniteData, type QueryKey } from "@tanstack/react-query";

/** Lists that come page by page, each page knowing where the next begins. */
export interface Paged<Item> {
  /** Undefined until the first page is here. */
  readonly items: readonly Item[] | undefined;
  readonly error: Error | null;
  readonly isFetchingMore: boolean;
  /** Null where there is no more. */
  readonly fetchMore: (() => void) | null;
  readonly again: () => void;
}

interface PagedAsk<Page, Item> {
  readonly key: QueryKey;
  readonly fetchPage: (cursor: string | null, signal: AbortSignal) => Promise<Page>;
  readonly itemsOf: (page: Page) => readonly Item[];
  readonly nextOf: (page: Page) => string | null;
}

export const FRESH_MS = 15_000;

export function usePaged<Page, Item>({ key, fetchPage, itemsOf, nextOf }: PagedAsk<Page, Item>): Paged<Item> {
  const query = useInfiniteQuery<Page, Error, InfiniteData<Page>, QueryKey, string | null>({
    queryKey: key,
    queryFn: ({ pageParam, signal }) => fetchPage(pageParam, signal),
    initialPageParam: null,
    getNextPageParam: nextOf,
    staleTime: FRESH_MS,
  });
  return {
    items: query.data?.pages.flatMap(itemsOf),
    error: query.data === undefined ? query.error : null,
    isFetchingMore: query.isFetchingNextPage,
    fetchMore: query.hasNextPage ? () => void query.fetchNextPage() : null,
    again: () => void query.refetch(),
  };
}
