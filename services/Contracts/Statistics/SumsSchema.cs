namespace TechMarket.Contracts.Statistics;

/// <summary>
/// What the database does to keep the roll-up: it notes each registered contract that comes, changes or goes, and folds the notes into
/// <c>contract_sums</c> when the transaction commits. At that point it waits for nobody who could wait for it, so writers take turns without a deadlock.
/// A note never outlives its transaction; the notes a transaction sees are its own.
/// Released migrations run this text: it is not changed, a new dimension comes as a text of its own that replaces <c>share_of</c> and fills anew.
/// </summary>
internal static class SumsSchema
{
    public const string Create = Shares + Keys + Notes + Fold + Anew + Indexes;

    public const string Fill = "insert into contracts.contract_sums select * from contracts.contract_sums_anew order by 1, 2, 3, 4, 5, 6;\nanalyze contracts.contract_sums;\n";

    public const string Drop =
        """
        drop trigger note_contract on contracts.contracts;
        drop view contracts.contract_sums_anew;
        drop table contracts.contract_notes;
        drop function contracts.fold_notes(), contracts.note_contract(), contracts.keys_of(jsonb), contracts.share_of(contracts.contracts);
        drop index contracts.ix_contracts_by_field, contracts.ix_contracts_by_sub_type, contracts.ix_contracts_by_ip, contracts.ix_contracts_by_industry,
          contracts.ix_contracts_by_seller_kind, contracts.ix_contracts_by_buyer_kind, contracts.ix_contracts_by_seller_district,
          contracts.ix_contracts_by_buyer_district, contracts.ix_contracts_by_size, contracts.ix_contracts_by_mark, contracts.ix_contracts_by_case,
          contracts.ix_contracts_by_border, contracts.ix_contracts_by_office;
        """;

    /// <summary>What a contract adds to the sums: its day, places, amounts, and its value in each dimension; nothing unless it is registered.</summary>
    private const string Shares =
        """
        create function contracts.share_of(c contracts.contracts) returns jsonb language sql stable as $$
          select case when c.status = 'registered' and c.registered_on is not null then jsonb_build_object(
            'on', c.registered_on, 'seller', c.seller_district, 'buyer', c.buyer_district,
            'total', coalesce(c.total_amount, 0), 'technology', coalesce(c.technology_amount, 0),
            'by', jsonb_strip_nulls(jsonb_build_object(
              'all', '',
              'type', coalesce(c.type, 'unstated'),
              'field', coalesce(c.field, 'none'),
              'subType', coalesce(c.detailed_type, 'unstated'),
              'sellerKind', coalesce(c.seller_kind, 'unstated'),
              'buyerKind', coalesce(c.buyer_kind, 'unstated'),
              'sellerDistrict', coalesce(c.seller_district, 'unstated'),
              'buyerDistrict', coalesce(c.buyer_district, 'unstated'),
              'ip', coalesce(c.ip, 'unstated'),
              'industry', coalesce(c.industry, 'unstated'),
              'size', coalesce(c.size, 'unstated'),
              'crossBorder', c.cross_border,
              'fromCase', c.from_case,
              'instituteToEnterprise', c.institute_to_enterprise,
              'office', coalesce(c.office, 'unstated')))) end
        $$;

        """;

    /// <summary>The lines a share belongs to: all contracts, and for either side its district (if of Quanzhou) and the city or the rest of the world.</summary>
    private const string Keys =
        """
        create function contracts.keys_of(share jsonb) returns table (side text, place text, dimension text, value text) language sql stable as $$
          select p.side, p.place, d.key, d.value
          from (values
            ('any', '*'),
            ('seller', case when share ->> 'seller' like '3505%' then '350500' else 'other' end),
            ('seller', case when share ->> 'seller' like '3505%' then share ->> 'seller' end),
            ('buyer', case when share ->> 'buyer' like '3505%' then '350500' else 'other' end),
            ('buyer', case when share ->> 'buyer' like '3505%' then share ->> 'buyer' end)) p(side, place)
          cross join jsonb_each_text(share -> 'by') d(key, value)
          where p.place is not null
        $$;

        """;

    private const string Notes =
        """
        create unlogged table contracts.contract_notes (position bigint generated always as identity primary key, sign int not null, share jsonb not null);

        create function contracts.note_contract() returns trigger language plpgsql as $$
        declare
          before jsonb := case when tg_op <> 'INSERT' then contracts.share_of(old) end;
          after jsonb := case when tg_op <> 'DELETE' then contracts.share_of(new) end;
        begin
          if before is distinct from after then
            insert into contracts.contract_notes (sign, share)
            select s.sign, s.share from (values (-1, before), (1, after)) s(sign, share) where s.share is not null;
          end if;
          return null;
        end $$;

        create trigger note_contract after insert or update or delete on contracts.contracts for each row execute function contracts.note_contract();

        """;

    private const string Fold =
        $"""
        create function contracts.fold_notes() returns trigger language plpgsql as $$
        begin
          if not exists (select from contracts.contract_notes where position = new.position) then
            return null; -- folded with the first note of this transaction
          end if;
          perform pg_advisory_xact_lock(hashtext('contracts.contract_sums'));
          with shares as (select sign, share from contracts.contract_notes), {Summed}
          insert into contracts.contract_sums as known (side, place, span, starts_on, dimension, value, count, total, technology)
          select * from summed where count <> 0 or total <> 0 or technology <> 0 order by 1, 2, 3, 4, 5, 6
          on conflict (side, place, span, starts_on, dimension, value) do update set
            count = known.count + excluded.count, total = known.total + excluded.total, technology = known.technology + excluded.technology;
          delete from contracts.contract_notes;
          return null;
        end $$;

        create constraint trigger fold_notes after insert on contracts.contract_notes
          deferrable initially deferred for each row execute function contracts.fold_notes();

        """;

    /// <summary>The roll-up as it must be, added up from the contracts.</summary>
    private const string Anew =
        $"""
        create view contracts.contract_sums_anew as
        with shares as (
          select 1 as sign, s.share from contracts.contracts c cross join lateral (select contracts.share_of(c) as share) s where s.share is not null), {Summed}
        select * from summed;

        """;

    private const string Summed =
        """
        days as (
          select k.side, k.place, (s.share ->> 'on')::date as on_day, k.dimension, k.value, sum(s.sign) as count,
            sum(s.sign * (s.share ->> 'total')::numeric) as total, sum(s.sign * (s.share ->> 'technology')::numeric) as technology
          from shares s cross join lateral contracts.keys_of(s.share) k group by 1, 2, 3, 4, 5),
        summed as (
          select side, place, 'day' as span, on_day as starts_on, dimension, value, count::int as count, total, technology from days
          union all
          select side, place, 'month', date_trunc('month', on_day)::date, dimension, value, sum(count)::int, sum(total), sum(technology)
          from days group by 1, 2, 4, 5, 6)
        """;

    /// <summary>The columns of a complex property have no index in the model, so they are given one here.</summary>
    private const string Indexes =
        """
        create index ix_contracts_by_field on contracts.contracts (field, registered_on, id) where status = 'registered';
        create index ix_contracts_by_sub_type on contracts.contracts (detailed_type, registered_on, id) where status = 'registered';
        create index ix_contracts_by_ip on contracts.contracts (ip, registered_on, id) where status = 'registered';
        create index ix_contracts_by_industry on contracts.contracts (industry, registered_on, id) where status = 'registered';
        create index ix_contracts_by_seller_kind on contracts.contracts (seller_kind, registered_on, id) where status = 'registered';
        create index ix_contracts_by_buyer_kind on contracts.contracts (buyer_kind, registered_on, id) where status = 'registered';
        create index ix_contracts_by_seller_district on contracts.contracts (seller_district, registered_on, id) where status = 'registered';
        create index ix_contracts_by_buyer_district on contracts.contracts (buyer_district, registered_on, id) where status = 'registered';
        create index ix_contracts_by_size on contracts.contracts (size, registered_on, id) where status = 'registered';
        create index ix_contracts_by_office on contracts.contracts (office, registered_on, id) where status = 'registered';
        create index ix_contracts_by_case on contracts.contracts (registered_on, id) where status = 'registered' and from_case = 'yes';
        create index ix_contracts_by_border on contracts.contracts (registered_on, id) where status = 'registered' and cross_border = 'yes';
        create index ix_contracts_by_mark on contracts.contracts (registered_on, id) where status = 'registered' and institute_to_enterprise = 'yes';
        """;
}
