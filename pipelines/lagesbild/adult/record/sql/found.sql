-- one row per finding in the order of files and lines, the first of each rule; rows of protected identity are counted together
with told as (
    select
        finding.rule,
        file.file_no,
        file.file_name,
        finding.column_name,
        if(coalesce(participation.protected_identity, false), null, finding.source_line) as source_line,
        coalesce(participation.protected_identity, false) as is_protected
    from finding
    inner join file using (file_no)
    left join participation using (file_no, source_line)
),
together as (
    select rule, file_no, file_name, source_line, column_name, is_protected, count(*) as row_count
    from told
    group by all
),
first_ones as (
    select *
    from together
    qualify
        $most = 0
        or row_number() over (partition by rule order by file_no, source_line nulls first, column_name) <= $most
)
select rule, file_name, source_line, column_name, is_protected, row_count
from first_ones
order by file_no, source_line nulls first, rule, column_name
