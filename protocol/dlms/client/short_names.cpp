// SPDX-License-Identifier: Apache-2.0
// READ and WRITE of a client that uses short names.
#include "protocol/dlms/client/session.h"
#include "protocol/dlms/malformed.h"

namespace meterbench::protocol::dlms {

Effects ClientSession::read(std::vector<Variable> variables, MonotonicInstant now)
{
    const auto count = variables.size();
    return requestNamed(ReadRequest{std::move(variables)}.encode(), count, now);
}

Effects ClientSession::write(std::vector<Variable> variables, std::vector<axdr::Data> values, MonotonicInstant now)
{
    const auto count = variables.size();
    return requestNamed(WriteRequest{true, std::move(variables), std::move(values)}.encode(), count, now);
}

Effects ClientSession::requestNamed(Bytes apdu, std::size_t variables, MonotonicInstant now)
{
    Effects effects;
    if (m_state != State::Open) {
        effects.emplace_back(Fail{{"dlms-not-associated", {}, {}, ErrorKind::Gone}});
        return effects;
    }
    m_state = State::Requesting;
    m_variables = variables;
    m_received.clear();
    m_blockNumber = 0;
    sendPlain(std::move(apdu), now, effects);
    askForDeadline(effects);
    return effects;
}

void ClientSession::readAnswered(std::span<const std::byte> plain, MonotonicInstant now, Effects& effects)
{
    auto response = ReadResponse::decode(plain);
    if (!response)
        return refuse(response.error(), effects);
    if (const auto& block = response->block) {
        if (block->number != m_blockNumber + 1)
            return refuse(damage("block number"), effects);
        if (m_received.size() + block->octets.size() > longestAnswer)
            return refuse(damage("length"), effects);
        ++m_blockNumber;
        if (m_received.empty())
            m_received.push_back(static_cast<std::byte>(ApduTag::ReadResponse));
        m_received.insert(m_received.end(), block->octets.begin(), block->octets.end());
        if (!block->isLast) {
            const Variable next{Variable::Access::BlockNumber, static_cast<std::uint16_t>(m_blockNumber), {}};
            return sendPlain(ReadRequest{{next}}.encode(), now, effects);
        }
        response = ReadResponse::decode(m_received);
        m_received.clear();
        if (!response || response->block)
            return refuse(damage("blocks"), effects);
    }
    if (response->outcomes.size() != m_variables)
        return refuse(damage("number of results"), effects);
    finish(std::move(response->outcomes));
}

void ClientSession::writeAnswered(std::span<const std::byte> plain, Effects& effects)
{
    const auto response = WriteResponse::decode(plain);
    if (!response)
        return refuse(response.error(), effects);
    if (response->results.size() != m_variables)
        return refuse(damage("number of results"), effects);
    std::vector<Outcome> outcomes;
    for (const auto result : response->results)
        outcomes.push_back({result, {}});
    finish(std::move(outcomes));
}

} // namespace meterbench::protocol::dlms
