// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/iec62056_21/server.h"

#include <map>

/// A meter of a few lines behind the seam ReadOutSource. For tests alone.
namespace meterbench::tests {

class FewLines : public protocol::iec62056_21::ReadOutSource {
public:
    using WriteOutcome = protocol::iec62056_21::WriteOutcome;
    using DataSet = protocol::iec62056_21::DataSet;

    std::map<std::string, std::string, std::less<>> values{{"1.8.0", "000123.45"}, {"0.9.1", "093000"}};
    std::string password = "00000000";

    [[nodiscard]] std::string deviceAddress() const override { return "00012345"; }
    [[nodiscard]] std::optional<std::vector<DataSet>> readOut(char option) const override
    {
        if (option == '6')
            return std::vector<DataSet>{{"C.1.0", {{"15085488", ""}}}};
        if (option != '0')
            return std::nullopt;
        return std::vector<DataSet>{{"0.0.0", {{"12345", ""}}}, {"1.8.0", {{values.at("1.8.0"), "kWh"}}}};
    }
    [[nodiscard]] std::string operand() const override { return "(SEED)"; }
    [[nodiscard]] WriteOutcome logIn(char level, std::string_view given) override
    {
        return level == '1' && given == password ? WriteOutcome::Written : WriteOutcome::Refused;
    }
    [[nodiscard]] std::optional<DataSet> read(char /*type*/, std::string_view address) const override
    {
        const auto found = values.find(address);
        if (found == values.end())
            return std::nullopt;
        return DataSet{std::string(address), {{found->second, ""}}};
    }
    [[nodiscard]] WriteOutcome write(char /*type*/, const DataSet& set) override
    {
        const auto found = values.find(set.address);
        if (found == values.end() || set.values.empty())
            return WriteOutcome::UnknownAddress;
        if (set.address == "1.8.0")
            return WriteOutcome::Refused;
        found->second = set.values.front().value;
        return WriteOutcome::Written;
    }
};

} // namespace meterbench::tests
