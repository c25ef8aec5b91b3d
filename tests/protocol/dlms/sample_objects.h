// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/dlms/server/object_server.h"

#include <algorithm>
#include <map>

/// A handful of objects behind the server's seam: a value that can be set, a method, a logger whose rows are made as
/// they are read. For tests, fuzzers and benchmarks. One owner.
namespace meterbench::tests {

namespace dlms = protocol::dlms;
namespace axdr = protocol::axdr;

inline constexpr Obis clockName{0, 0, 1, 0, 0, 255};
inline constexpr Obis loggerName{1, 0, 99, 1, 0, 255};
inline constexpr Obis settingName{1, 1, 128, 0, 1, 255};

inline axdr::Data loggerRow(std::uint32_t row)
{
    axdr::DateTime when;
    when.date
        = {2024, static_cast<std::uint8_t>(1 + row / 2880 % 12), static_cast<std::uint8_t>(1 + row / 96 % 28), 0xFF};
    when.time = {static_cast<std::uint8_t>(row / 4 % 24), static_cast<std::uint8_t>(row % 4 * 15), 0, 0};
    return axdr::Data::structure({axdr::Data::octetString(when.encode()), axdr::Data::doubleLongUnsigned(row),
        axdr::Data::doubleLongUnsigned(row * 7), axdr::Data::doubleLongUnsigned(3), axdr::Data::longUnsigned(230)});
}

class LoggerRows : public dlms::ValueSource {
public:
    explicit LoggerRows(std::uint32_t rows) : m_rows(rows) { }

    Supply supply(protocol::Bytes& out, std::size_t enough) override
    {
        axdr::Writer writer(out);
        const auto begin = out.size();
        if (m_next == 0)
            writer.array(m_rows);
        while (m_next < m_rows && out.size() - begin < enough)
            writer.data(loggerRow(m_next++));
        m_next += m_rows == 0 ? 1U : 0U;
        return m_next >= m_rows ? Supply::End : Supply::More;
    }

private:
    std::uint32_t m_rows;
    std::uint32_t m_next = 0;
};

class SampleObjects : public dlms::ObjectServer {
public:
    std::map<std::uint16_t, dlms::AssociationProfile> associations{{16, {}}};
    axdr::Data setting = axdr::Data::longUnsigned(1);
    std::uint32_t rows = 100;
    std::uint32_t invocations = 0;

    std::optional<dlms::AssociationProfile> association(std::uint16_t client, std::uint16_t) override
    {
        const auto found = associations.find(client);
        return found == associations.end() ? std::nullopt : std::optional(found->second);
    }
    dlms::Value get(const dlms::Requester&, const dlms::Target& target) override
    {
        if (target.name == settingName && target.index == 2)
            return setting;
        if (target.name != loggerName || target.index != 2)
            return dlms::DataAccessResult::ObjectUndefined;
        auto wanted = rows;
        if (target.selection) {
            const auto entries = dlms::EntrySelection::decode(*target.selection);
            if (!entries)
                return dlms::DataAccessResult::TypeUnmatched;
            wanted = std::min(rows, entries->toEntry);
        }
        return std::make_unique<LoggerRows>(wanted);
    }
    /// 0x0100: attribute 1 of the setting, 8 more each; 0x0200 the logger; 0x0300 a method of the setting.
    dlms::Naming naming() const override { return dlms::Naming::LogicalAndShortNames; }
    std::optional<dlms::NamedVariable> variable(std::uint16_t shortName) override
    {
        using Kind = dlms::NamedVariable::Kind;
        const auto attribute = static_cast<std::int8_t>(1 + (shortName & 0x7FU) / 8);
        if (shortName % 8 != 0 || (shortName & 0xFFU) >= 0x80)
            return {};
        switch (shortName >> 8U) {
        case 1:
            return dlms::NamedVariable{Kind::Attribute, {1, settingName, attribute, {}}};
        case 2:
            return dlms::NamedVariable{Kind::Attribute, {7, loggerName, attribute, {}}};
        case 3:
            return dlms::NamedVariable{Kind::Method, {1, settingName, attribute, {}}};
        default:
            return {};
        }
    }
    dlms::DataAccessResult set(const dlms::Requester&, const dlms::Target& target, const axdr::Data& value) override
    {
        if (target.name != settingName)
            return dlms::DataAccessResult::ReadWriteDenied;
        setting = value;
        return dlms::DataAccessResult::Success;
    }
    dlms::Outcome invoke(const dlms::Requester&, const dlms::Target& target, const axdr::Data& parameter) override
    {
        if (target.name != settingName)
            return {dlms::DataAccessResult::ObjectUndefined, {}};
        ++invocations;
        return {dlms::DataAccessResult::Success, parameter};
    }
};

/// Challenges of tests are the same in every run.
inline void countingOctets(std::span<std::byte> octets)
{
    for (std::size_t i = 0; i < octets.size(); ++i)
        octets[i] = static_cast<std::byte>(i * 11 + 5);
}

} // namespace meterbench::tests
