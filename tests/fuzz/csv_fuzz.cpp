// SPDX-License-Identifier: Apache-2.0
#include "core/base/csv_reader.h"
#include "tests/fuzz/shared_catalog.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

/// Tables. The records do not depend on the sizes in which the bytes arrive, lines are counted upwards, and no table
/// has more records than lines.
namespace meterbench::fuzz {
namespace {

struct Record {
    std::uint64_t line = 0;
    CsvFault fault = CsvFault::None;
    std::vector<std::string> fields;

    bool operator==(const Record&) const = default;
};

std::vector<Record> read(std::string_view bytes, std::size_t portion)
{
    constexpr std::size_t limit = 64; // so that long lines are met often
    CsvReader reader(
        [&](std::span<char> buffer) -> Result<std::size_t> {
            const std::size_t count = std::min({buffer.size(), portion, bytes.size()});
            std::copy_n(bytes.begin(), count, buffer.begin());
            bytes.remove_prefix(count);
            return count;
        },
        ',', limit);
    std::vector<Record> records;
    CsvRecord record;
    for (;;) {
        const auto found = reader.next(record);
        require(found.has_value(), "reading fails only when the source does");
        if (!*found)
            return records;
        require(records.empty() || record.line > records.back().line, "lines are counted upwards");
        records.push_back({record.line, record.fault, {record.fields.begin(), record.fields.end()}});
    }
}

void run(std::string_view bytes)
{
    const auto whole = read(bytes, bytes.size() + 1);
    const auto lines = static_cast<std::size_t>(std::ranges::count(bytes, '\n')) + 1;
    require(whole.size() <= lines, "no table has more records than lines");
    require(whole == read(bytes, 1), "records do not depend on the portions, byte by byte");
    require(whole == read(bytes, 7), "records do not depend on the portions, seven by seven");
}

} // namespace
} // namespace meterbench::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    meterbench::fuzz::run({reinterpret_cast<const char*>(data), size});
    return 0;
}
