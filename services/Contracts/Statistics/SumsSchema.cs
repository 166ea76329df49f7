namespace TechMarket.Contracts.Statistics;

/// <summary>
/// What the database does to keep the roll-up: it notes each registered contract that comes, changes or goes, and folds the notes into
/// <c>contract_sums</c> when the transaction commits. At that point it waits for nobody who could wait for it, so writers take turns without a deadlock.
/// A note never outlives its transaction; the notes a transaction sees are its own.
/// Released migrations run this text: it is not changed, a new dimension comes as a text of its own that replaces <c>dimensions_of</c> and fills anew.
/// </summary>
internal static class SumsSchema
{
    public const string Create = Keys + Shares + Notes + Fold + Anew + Lines + Indexes;

    /// <summary>One hash table in memory: spilled to the disk a million contracts take several times as long.</summary>
    public const string Fill = "set local work_mem = '512MB';\ninsert into contracts.contract_sums select * from contracts.contract_sums_anew order by 1, 2, 3, 4, 5, 6;\nanalyze contracts.contract_sums;\n";

    public const string Drop =
        """
        drop trigger note_contract on contracts.contracts;
        drop view contracts.contract_lines, contracts.contract_sums_anew;
        drop table contracts.contract_notes;
        drop function contracts.fold_notes(), contracts.note_contract(), contracts.share_of(contracts.contracts), contracts.places_of(text, text),
          contracts.dimensions_of(contracts.contracts);
        drop index contracts.ix_contracts_by_field, contracts.ix_contracts_by_sub_type, contracts.ix_contracts_by_ip, contracts.ix_contracts_by_industry,
          contracts.ix_contracts_by_seller_kind, contracts.ix_contracts_by_buyer_kind, contracts.ix_contracts_by_seller_district,
          contracts.ix_contracts_by_buyer_district, contracts.ix_contracts_by_size, contracts.ix_contracts_by_mark, contracts.ix_contracts_by_case,
          contracts.ix_contracts_by_border, contracts.ix_contracts_by_office, contracts.ix_contracts_by_plan_source, contracts.ix_contracts_by_objective;
        """;

    /// <summary>The value of a contract in each dimension, and its lines: all contracts, and for either side its district (if of Quanzhou) and the city or the rest of the world.</summary>
    private const string Keys =
        """
        create function contracts.dimensions_of(c contracts.contracts) returns table (dimension text, value text) language sql stable as $$
          select d.dimension, d.value
          from (values
            ('all', ''),
            ('type', coalesce(c.type, 'unstated')),
            ('field', coalesce(c.field, 'none')),
            ('subType', coalesce(c.detailed_type, 'unstated')),
            ('sellerKind', coalesce(c.seller_kind, 'unstated')),
            ('buyerKind', coalesce(c.buyer_kind, 'unstated')),
            ('sellerDistrict', coalesce(c.seller_district, 'unstated')),
            ('buyerDistrict', coalesce(c.buyer_district, 'unstated')),
            ('ip', coalesce(c.ip, 'unstated')),
            ('planSource', coalesce(c.plan_source, 'unstated')),
            ('objective', coalesce(c.objective, 'unstated')),
            ('industry', coalesce(c.industry, 'unstated')),
            ('size', coalesce(c.size, 'unstated')),
            ('crossBorder', c.cross_border),
            ('fromCase', c.from_case),
            ('instituteToEnterprise', c.institute_to_enterprise),
            ('office', coalesce(c.office, 'unstated'))) d(dimension, value)
          where d.value is not null
        $$;

        create function contracts.places_of(seller text, buyer text) returns table (side text, place text) language sql immutable as $$
          select p.side, p.place
          from (values
            ('any', '*'),
            ('seller', case when seller like '3505%' then '350500' else 'other' end),
            ('seller', case when seller like '3505%' then seller end),
            ('buyer', case when buyer like '3505%' then '350500' else 'other' end),
            ('buyer', case when buyer like '3505%' then buyer end)) p(side, place)
          where p.place is not null
        $$;

        """;

    /// <summary>What a contract adds to the sums: its day, places, amounts, and its values; nothing unless it is registered.</summary>
    private const string Shares =
        """
        create function contracts.share_of(c contracts.contracts) returns jsonb language sql stable as $$
          select case when c.status = 'registered' and c.registered_on is not null then jsonb_build_object(
            'on', c.registered_on, 'seller', c.seller_district, 'buyer', c.buyer_district,
            'total', coalesce(c.total_amount, 0), 'technology', coalesce(c.technology_amount, 0),
            'by', (select jsonb_object_agg(d.dimension, d.value) from contracts.dimensions_of(c) d)) end
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
          with lines as (
            select n.sign, p.side, p.place, (n.share ->> 'on')::date as on_day, d.key as dimension, d.value,
              (n.share ->> 'total')::numeric as total, (n.share ->> 'technology')::numeric as technology
            from contracts.contract_notes n cross join lateral contracts.places_of(n.share ->> 'seller', n.share ->> 'buyer') p
              cross join lateral jsonb_each_text(n.share -> 'by') d), {Summed}
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
        with lines as (
          select 1 as sign, p.side, p.place, c.registered_on as on_day, d.dimension, d.value,
            coalesce(c.total_amount, 0) as total, coalesce(c.technology_amount, 0) as technology
          from contracts.contracts c cross join lateral contracts.places_of(c.seller_district, c.buyer_district) p
            cross join lateral contracts.dimensions_of(c) d
          where c.status = 'registered' and c.registered_on is not null), {Summed}
        select * from summed;

        """;

    /// <summary>Quarters, months and ten days (旬) of every place, but days of a district only as a whole: its other days are most of all lines and its contracts of ten days few.</summary>
    private const string Summed =
        """
        days as (
          select side, place, on_day, dimension, value, sum(sign) as count, sum(sign * total) as total, sum(sign * technology) as technology
          from lines group by 1, 2, 3, 4, 5),
        tens as (
          select side, place, date_trunc('month', on_day)::date + least((extract(day from on_day)::int - 1) / 10, 2) * 10 as starts_on, dimension, value,
            sum(count) as count, sum(total) as total, sum(technology) as technology
          from days group by 1, 2, 3, 4, 5),
        months as (
          select side, place, date_trunc('month', starts_on)::date as starts_on, dimension, value, sum(count) as count, sum(total) as total, sum(technology) as technology
          from tens group by 1, 2, 3, 4, 5),
        summed as (
          select side, place, 'day' as span, on_day as starts_on, dimension, value, count::int as count, total, technology
          from days where place in ('*', '350500', 'other') or dimension = 'all'
          union all
          select side, place, 'ten', starts_on, dimension, value, count::int, total, technology from tens
          union all
          select side, place, 'month', starts_on, dimension, value, count::int, total, technology from months
          union all
          select side, place, 'quarter', date_trunc('quarter', starts_on)::date, dimension, value, sum(count)::int, sum(total), sum(technology)
          from months group by 1, 2, 4, 5, 6)
        """;

    /// <summary>The roll-up, and beside it the days of districts split by a dimension, read from the contracts.</summary>
    private const string Lines =
        """
        create view contracts.contract_lines as
        select side, place, span, starts_on, dimension, value, count, total, technology from contracts.contract_sums
        union all
        select 'seller', c.seller_district, 'day', c.registered_on, d.dimension, d.value, 1, coalesce(c.total_amount, 0), coalesce(c.technology_amount, 0)
        from contracts.contracts c cross join lateral contracts.dimensions_of(c) d
        where c.status = 'registered' and c.registered_on is not null and c.seller_district like '3505%' and d.dimension <> 'all'
        union all
        select 'buyer', c.buyer_district, 'day', c.registered_on, d.dimension, d.value, 1, coalesce(c.total_amount, 0), coalesce(c.technology_amount, 0)
        from contracts.contracts c cross join lateral contracts.dimensions_of(c) d
        where c.status = 'registered' and c.registered_on is not null and c.buyer_district like '3505%' and d.dimension <> 'all';

        """;

    /// <summary>The columns of a complex property have no index in the model, so they are given one here.</summary>
    private const string Indexes =
        """
        create index ix_contracts_by_field on contracts.contracts (field, registered_on, id) where status = 'registered';
        create index ix_contracts_by_sub_type on contracts.contracts (detailed_type, registered_on, id) where status = 'registered';
        create index ix_contracts_by_ip on contracts.contracts (ip, registered_on, id) where status = 'registered';
        create index ix_contracts_by_industry on contracts.contracts (industry, registered_on, id) where status = 'registered';
        create index ix_contracts_by_plan_source on contracts.contracts (plan_source, registered_on, id) where status = 'registered';
        create index ix_contracts_by_objective on contracts.contracts (objective, registered_on, id) where status = 'registered';
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
